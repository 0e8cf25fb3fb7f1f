import type { Graph } from '../../graph/graph.ts'
import { algebra } from './algebra.ts'
import { broadcasts } from './broadcasts.ts'
import { constants } from './constants.ts'
import { contractions } from './contractions.ts'
import { indices } from './indices.ts'
import { moves } from './moves.ts'
import type { Pass } from './rewrite.ts'
import { rewriting } from './rewrite.ts'
import { scansTogether } from './scans-together.ts'
import { scans } from './scans.ts'

/**
 * All passes in one: constants first, so that no other meets a value of constants alone; then the algebra, which takes
 * values away; moves and broadcasts, which bring each other to their simplest form; the contractions, which take up
 * what is left of them; and the same in the steps of scans.
 */
const all: Pass = rewriting([
  ...constants,
  ...algebra,
  ...moves,
  ...indices,
  ...broadcasts,
  ...contractions,
  ...scans(simplified),
])

const known = new WeakMap<Graph, Graph>()

/**
 * A graph of the same meaning in which nothing is left that the passes know how to do without.
 *
 * It does no more arithmetic than the graph, and a simplified graph is given back as it is. Over exact domains the meaning
 * is equal, element by element; over ℝ it differs by rounding, and each pass says where more.
 */
export function simplified(graph: Graph): Graph {
  const found = known.get(graph) ?? simplest(graph)
  known.set(graph, found)
  known.set(found, found)
  return found
}

/** A graph after putting scans together and after the rules, in turn, until neither finds more. */
function simplest(graph: Graph): Graph {
  let done = all(scansTogether(graph))
  for (let next = scansTogether(done); next !== done; next = scansTogether(done)) done = all(next)
  return done
}
