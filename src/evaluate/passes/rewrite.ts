/**
 * How a pass is written: as rules, each of which knows a simpler value where a value of some form is about to be computed.
 *
 * What a rule emits meets the rules again, so a value is in simplest form before any other is computed from it, and one
 * walk through a graph does what could take many.
 */
import type { Attributes, Candidate, Graph, Known, Primitive, Tensor } from '../../graph/graph.ts'
import { emit, replay, trace, wiresOf } from '../../graph/graph.ts'

/** A pass: it gives a graph of the same meaning. */
export type Pass = (graph: Graph) => Graph

/** Whether a value has several users, so that it is computed whatever becomes of one of them. */
export type IsShared = (value: Tensor) => boolean

/** An equal and simpler value for some values of given primitives. */
export interface Rule {
  readonly primitives: readonly Primitive<Attributes>[]
  apply(value: Candidate, isShared: IsShared): Tensor | undefined
}

/** The rule for values of a primitive. */
export function rule<A extends Attributes>(
  primitive: Primitive<A>,
  apply: (value: Candidate<Known<A>>, isShared: IsShared) => Tensor | undefined,
): Rule {
  return { primitives: [primitive as unknown as Primitive<Attributes>], apply: apply as unknown as Rule['apply'] }
}

/** The pass that applies rules until none applies. A graph to which none applies is given back as it is. */
export function rewriting(rules: readonly Rule[]): Pass {
  const rulesOf = new Map<Primitive<Attributes>, Rule[]>()
  for (const each of rules)
    for (const primitive of each.primitives) rulesOf.set(primitive, [...(rulesOf.get(primitive) ?? []), each])
  return (graph) => {
    let done: Walked = { graph, goesOn: true }
    while (done.goesOn) done = walked(done.graph, rulesOf)
    return done.graph
  }
}

/** What a walk through a graph gives. */
interface Walked {
  /** The graph itself, where no rule applies. */
  readonly graph: Graph
  /** Whether another walk could find more: a rule applied, and one held back for what is shared, which may be no more. */
  readonly goesOn: boolean
}

/** A graph after one walk of the rules. */
function walked(graph: Graph, rulesOf: ReadonlyMap<Primitive<Attributes>, readonly Rule[]>): Walked {
  const usersBefore = usersIn(graph)
  const users = new Map<Tensor, number>()
  let [applied, heldBack] = [false, false]
  const isShared: IsShared = (value) => {
    const shared = (users.get(value) ?? 0) > 1
    heldBack ||= shared
    return shared
  }
  // What a rule has put below a value has as many users as the value: each may do without it.
  const count = (value: Tensor, more: number): void => {
    const known = users.get(value)
    users.set(value, (known ?? 0) + more)
    if (known === undefined) for (const operand of value.node.operands) if (!users.has(operand)) count(operand, more)
  }
  const next = trace(
    wiresOf(graph.inputs),
    (points) => {
      for (const [index, input] of graph.inputs.entries()) users.set(points[index] as Tensor, usersBefore(input))
      const replaced = replay(graph, points, (value, operands) => {
        const made = emit(value.node.primitive as Primitive<Attributes>, operands, value.node.attributes)
        count(made, usersBefore(value))
        return made
      })
      return graph.outputs.map(replaced)
    },
    (value) => {
      for (const { apply } of rulesOf.get(value.primitive) ?? []) {
        const simpler = apply(value, isShared)
        if (simpler === undefined) continue
        applied = true
        return simpler
      }
      return undefined
    },
  )
  return applied ? { graph: next, goesOn: heldBack } : { graph, goesOn: false }
}

/** How many values and outputs of a graph use a value. */
function usersIn({ values, outputs }: Graph): (value: Tensor) => number {
  const users = new Map<Tensor, number>()
  const count = (value: Tensor): unknown => users.set(value, (users.get(value) ?? 0) + 1)
  outputs.forEach(count)
  for (const { node } of values)
    for (const [at, operand] of node.operands.entries()) if (node.operands.indexOf(operand) === at) count(operand)
  return (value) => users.get(value) ?? 0
}

/** What a value's primitive is told, where it is the given one. */
export function madeBy<A extends Attributes>(value: Tensor, primitive: Primitive<A>): Known<A> | undefined {
  return value.node.primitive === primitive ? (value.node.attributes as Known<A>) : undefined
}

/** The first operand of a value that has one. */
export function operandOf(value: Tensor): Tensor {
  return value.node.operands[0] as Tensor
}
