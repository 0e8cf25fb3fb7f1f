import { scan } from '../../derivative/scan.ts'
import { emit } from '../../graph/graph.ts'
import type { Graph } from '../../graph/graph.ts'
import { algebra } from './algebra.ts'
import { broadcasting } from './broadcasts.ts'
import { constants } from './constants.ts'
import { contractions } from './contractions.ts'
import { indices } from './indices.ts'
import { moves } from './moves.ts'
import type { Pass, Rule } from './rewrite.ts'
import { rewriting, rule } from './rewrite.ts'

/** The step of a scan is a graph of its own. */
const bodies: Rule = rule(scan, ({ operands, attributes }) => {
  const body = simplified(attributes.body)
  return body === attributes.body ? undefined : emit(scan, operands, { ...attributes, body })
})

/**
 * All passes in one: constants first, so that no other meets a value of constants alone; then the algebra, which takes
 * values away; moves and broadcasts, which bring each other to their simplest form; and the contractions, which take up
 * what is left of them.
 */
const all: Pass = rewriting([...constants, ...algebra, ...moves, ...indices, ...broadcasting, ...contractions, bodies])

const known = new WeakMap<Graph, Graph>()

/**
 * A graph of the same meaning in which nothing is left that the passes know how to do without.
 *
 * It does no more arithmetic than the graph, and a simplified graph is given back as it is. Over exact domains the meaning
 * is equal, element by element; over ℝ it differs by rounding, and each pass says where more.
 */
export function simplified(graph: Graph): Graph {
  const found = known.get(graph) ?? all(graph)
  known.set(graph, found)
  known.set(found, found)
  return found
}
