/** A graph as islands: parts that one lowering makes kernels of. */
import { scan } from '../../derivative/scan.ts'
import type { Graph, Tensor } from '../../graph/graph.ts'
import { replay, trace, wiresOf } from '../../graph/graph.ts'
import { constant } from '../../graph/structural.ts'
import { pushTo } from '../../objects/list.ts'
import { hasBitKernel } from './bits/index.ts'
import { hasRealKernel } from './reals/index.ts'

/** What makes kernels of an island: the lowering of a domain, that of scans, or the host, by a primitive's own meaning. */
export type Maker = 'reals' | 'bits' | 'scan' | 'host'

/** A part of a graph: the graph of its own, the values that it takes, and those that it gives, of the whole graph. */
export interface Island {
  readonly maker: Maker
  readonly graph: Graph
  readonly takes: readonly Tensor[]
  readonly gives: readonly Tensor[]
}

function makerOf(value: Tensor): Maker {
  if (hasRealKernel(value)) return 'reals'
  if (hasBitKernel(value)) return 'bits'
  return value.node.primitive === scan ? 'scan' : 'host'
}

/**
 * The islands of a graph, in an order in which each takes what those before it give.
 *
 * A constant belongs to each island that uses it, and is one of its own where scans and the host do. Neighbours of one
 * maker are one island, unless one needs the other by way of another maker's: the level of a value counts the changes of
 * maker before it.
 */
export function islandsOf(graph: Graph): readonly Island[] {
  const levels = new Map<Tensor, number>()
  const makers = new Map<Tensor, Maker>()
  const members = new Map<string, Tensor[]>()
  const isJoining = (maker: Maker): boolean => maker === 'reals' || maker === 'bits'
  const isFree = (value: Tensor): boolean => value.node.primitive === constant && isJoining(makerOf(value))
  for (const [number, value] of graph.values.entries()) {
    if (isFree(value)) continue
    const maker = makerOf(value)
    const joins = isJoining(maker)
    const level = value.node.operands.reduce((found, operand) => {
      const before = levels.get(operand) ?? 0
      return Math.max(found, joins && makers.get(operand) === maker ? before : before + 1)
    }, 1)
    levels.set(value, level)
    makers.set(value, maker)
    const key = joins ? `${level} ${maker}` : `${level} ${maker} ${number}`
    pushTo(members, key, value)
  }

  const outputs = new Set(graph.outputs)
  const homes = new Map([...members].flatMap(([key, values]) => values.map((value) => [value, key] as const)))
  const wantedBy = new Map<Tensor, string[]>()
  for (const value of graph.values)
    for (const operand of value.node.operands) pushTo(wantedBy, operand, homes.get(value) as string)
  const isGiven = (value: Tensor): boolean =>
    outputs.has(value) ||
    (wantedBy.get(value) ?? []).some((key) => !isJoining(makers.get(members.get(key)?.[0] as Tensor) ?? 'reals'))
  const constants = graph.values.filter((value) => isFree(value) && isGiven(value))
  const islands = [...members].map(([key, values]): Island => {
    const maker = makers.get(values[0] as Tensor) as Maker
    const own = new Set(values)
    const operands = new Set(values.flatMap(({ node }) => node.operands))
    const takes = [...operands].filter((operand) => !own.has(operand) && !(isJoining(maker) && isFree(operand)))
    const gives = values.filter(
      (value) => outputs.has(value) || (wantedBy.get(value) ?? []).some((wanting) => wanting !== key),
    )
    const needed = graph.values.filter(
      (value) => own.has(value) || (operands.has(value) && isJoining(maker) && isFree(value)),
    )
    // What is alone takes only what the graph does, so its values may stay as they are.
    const isAlone = members.size === 1 && constants.length === 0
    const whole = { inputs: takes, values: needed, outputs: gives }
    return { maker, graph: isAlone ? whole : anew(whole), takes, gives }
  })
  return [
    ...constants.map((value): Island => ({
      maker: makerOf(value),
      graph: anew({ inputs: [], values: [value], outputs: [value] }),
      takes: [],
      gives: [value],
    })),
    ...islands.toSorted((left, right) => levelOf(left) - levelOf(right)),
  ]
  function levelOf({ gives: [first] }: Island): number {
    return levels.get(first as Tensor) as number
  }
}

/** Part of a graph as a graph of its own, whose inputs are inputs. */
function anew(part: Graph): Graph {
  return trace(wiresOf(part.inputs), (points) => part.outputs.map(replay(part, points)))
}
