/** Which values of a graph over ℝ are computed in one loop. */
import type { Graph, Primitive, Tensor } from '../../../graph/graph.ts'
import { multiply } from '../../../graph/ring.ts'
import { cos, exp, greater, log, max, reciprocal, select, sigmoid, sin, sqrt, tanh } from '../../../graph/smooth.ts'
import { add, constant } from '../../../graph/structural.ts'
import { pushTo } from '../../../objects/list.ts'
import { sameShape } from '../../../objects/wire.ts'
import type { Operation } from './expression.ts'
import type { Access, Reach, Term } from './access.ts'
import { shapeOf } from './access.ts'
import { isWhole } from './view.ts'

/** The operations of pointwise primitives. */
// oxlint-disable-next-line typescript/no-explicit-any -- rows of any attributes
const operations: ReadonlyMap<Primitive<any> | undefined, Operation> = new Map<Primitive<any>, Operation>([
  [add, 'add'],
  [multiply, 'multiply'],
  [greater, 'greater'],
  [select, 'select'],
  [exp, 'exp'],
  [log, 'log'],
  [sin, 'sin'],
  [cos, 'cos'],
  [tanh, 'tanh'],
  [sigmoid, 'sigmoid'],
  [sqrt, 'sqrt'],
  [reciprocal, 'reciprocal'],
])

/** The operation of a value that is computed place by place. */
export function operationOf({ node }: Tensor): Operation | undefined {
  return operations.get(node.primitive)
}

/** Whether a value has the same element everywhere, a constant. */
export function fillingOf({ node }: Tensor): number | undefined {
  const { values } = node.attributes as { readonly values?: readonly number[] }
  return node.primitive === constant && values?.length === 1 ? values[0] : undefined
}

/** A loop, or another kernel, in which values are computed: those of an earlier stage come first. */
export interface Home {
  readonly stage: number
  /** What is computed there, operands first; what only others there use never leaves its registers. */
  readonly members: readonly Tensor[]
}

/** How many values a loop computes at most: a function has no more than a thousand parameters, an address for each region. */
const mostMembers = 200

/** How the values of a graph are grouped. */
export interface Fusion {
  readonly homes: readonly Home[]
  homeOf(value: Tensor): Home | undefined
  /** Whether a value is kept in a region. */
  isStored(value: Tensor): boolean
}

/** Whether an access reaches all of a value in its own order. */
export const isAligned = ({ root, view }: Access): boolean =>
  view.shape.length === shapeOf(root).length && sameShape(view.shape, shapeOf(root)) && isWhole(view)

/**
 * Which values are computed in one loop.
 *
 * Values that are computed place by place, and use each other at the same place, are one loop, unless one also needs another
 * of them as a whole: the stage of a value counts how many such needs come before it. What a single later loop uses is
 * computed there, where that keeps no more values.
 */
export function fused(graph: Graph, reach: Reach): Fusion {
  interface Group {
    readonly stage: number
    members: Tensor[]
  }
  const groups = new Map<Tensor, Group>()
  const isPointwise = (value: Tensor): boolean => operationOf(value) !== undefined && !reach.hasTerms(value)
  const isComputed = (value: Tensor): boolean =>
    reach.access(value).root === value && value.node.primitive !== constant && !reach.isAbsorbed(value)

  /** What a value takes, and the term of a sum as which it takes it: each term is a loop of its own. */
  const takenBy = (value: Tensor): readonly { readonly access: Access; readonly term?: Term }[] =>
    (
      reach.terms(value)?.map((term) => ({ access: reach.access(term.source), term })) ??
      value.node.operands.map((operand) => ({ access: reach.access(operand) }))
    ).filter(({ access }) => fillingOf(access.root) === undefined)
  const operandsOf = (value: Tensor): readonly Access[] => takenBy(value).map(({ access }) => access)

  // Each in the loop of the operands that it uses at its own place.
  for (const value of graph.values.filter(isComputed)) {
    let stage = 1
    const near: Group[] = []
    for (const access of operandsOf(value)) {
      const before = groups.get(access.root)
      if (before === undefined) continue
      const isNear = isPointwise(value) && isPointwise(access.root) && isAligned(access)
      stage = Math.max(stage, isNear ? before.stage : before.stage + 1)
      if (isNear) near.push(before)
    }
    let joined = [...new Set(near.filter((group) => group.stage === stage))]
    if (joined.reduce((sum, { members }) => sum + members.length, 1) > mostMembers) {
      joined = []
      stage++
    }
    const [home = { stage, members: [] }] = joined
    for (const other of joined.slice(1)) {
      home.members.push(...other.members)
      for (const member of other.members) groups.set(member, home)
    }
    home.members.push(value)
    groups.set(value, home)
  }

  interface Use {
    readonly by?: Tensor
    readonly access: Access
    readonly term?: Term
  }
  const users = new Map<Tensor, Use[]>()
  const use = (by: Use): void => pushTo(users, by.access.root, by)
  for (const by of graph.values.filter(isComputed)) for (const taken of takenBy(by)) use({ by, ...taken })
  for (const output of graph.outputs) use({ access: reach.access(output) })

  /** Whether a value must be kept for what uses it as a whole. */
  const isWanted = (value: Tensor): boolean =>
    (users.get(value) ?? []).some(
      ({ by, access }) => by === undefined || !(isPointwise(by) || isLoopOfOne(by)) || !isAligned(access),
    )
  const isLoopOfOne = (value: Tensor): boolean => reach.hasTerms(value) || value.node.primitive === max
  const homesOfUsers = (value: Tensor): Set<Group> =>
    new Set((users.get(value) ?? []).map(({ by }) => groups.get(by as Tensor) as Group))
  const isStored = (value: Tensor): boolean => {
    if (!isPointwise(value) || isWanted(value)) return true
    const homes = homesOfUsers(value)
    return homes.size !== 1 || !homes.has(groups.get(value) as Group)
  }

  // What a single later loop uses is computed there.
  const termOf = new Map<Tensor, Term>()
  for (const value of graph.values.filter(isComputed).toReversed()) {
    const own = groups.get(value) as Group
    if (!isPointwise(value) || isWanted(value)) continue
    const uses = users.get(value) ?? []
    const [later, ...others] = homesOfUsers(value)
    const [term, ...otherTerms] = new Set(uses.map((found) => found.term ?? termOf.get(found.by as Tensor)))
    if (later === undefined || later === own || others.length > 0 || otherTerms.length > 0) continue
    if (later.members.length >= mostMembers) continue
    const left = operandsOf(value).filter(
      ({ root }) => isPointwise(root) && groups.get(root) === own && !isStored(root),
    )
    if (new Set(left.map(({ root }) => root)).size > 1) continue
    own.members = own.members.filter((member) => member !== value)
    later.members.push(value)
    groups.set(value, later)
    if (term !== undefined) termOf.set(value, term)
  }

  const order = new Map(graph.values.map((value, index) => [value, index] as const))
  const indexOf = (value: Tensor): number => order.get(value) as number
  const homes = [...new Set(groups.values())].filter(({ members }) => members.length > 0)
  for (const home of homes) home.members.sort((left, right) => indexOf(left) - indexOf(right))
  homes.sort(
    (left, right) =>
      left.stage - right.stage || indexOf(left.members.at(-1) as Tensor) - indexOf(right.members.at(-1) as Tensor),
  )
  return { homes, homeOf: (value) => groups.get(value), isStored }
}
