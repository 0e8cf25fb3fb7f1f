/**
 * What scans give: only the parts that are taken from them, and scans that go through the same states are one.
 *
 * The reverse derivative of a scan goes forward once more to remember its states; with this it goes forward once.
 */
import type { Scan } from '../../derivative/scan.ts'
import { scan } from '../../derivative/scan.ts'
import type { Attributes, Graph, Primitive, Tensor } from '../../graph/graph.ts'
import { emit, inline, replay, trace, wiresOf } from '../../graph/graph.ts'
import { slice } from '../../graph/structural.ts'
import { elements } from '../../objects/wire.ts'
import type { Pass } from './rewrite.ts'
import { madeBy, operandOf } from './rewrite.ts'

/** A part of what a scan gives: which of the wires of S ⊗ Yⁿ, and where it lies. */
interface Part {
  readonly index: number
  readonly start: number
  readonly length: number
}

/** The parts of what a scan gives, one for each wire that it keeps. */
function partsOf({ body, count, states, kept }: Scan): readonly Part[] {
  let start = 0
  return kept.map((index) => {
    const length = elements((body.outputs[index] as Tensor).wire.shape) * (index < states ? 1 : count)
    const part = { index, start, length }
    start += length
    return part
  })
}

/** Scans that go through the same states, and the one that gives what is taken from any of them. */
interface Together {
  readonly members: Tensor[]
  /** What the first of them is told. */
  readonly attributes: Scan
  /** The step of them all: its outputs are the next state, then what is taken from each step. */
  body: Graph
  /** For each member, which output of the step stands for which wire of its S ⊗ Yⁿ. */
  readonly outputs: Map<Tensor, ReadonlyMap<number, number>>
}

/** The part that is taken from a scan where a value is computed from it: its only one, or the one in which a slice lies. */
function partOf(value: Tensor, from: Scan): Part | undefined {
  if (from.kept.length === 1) return partsOf(from)[0]
  const taken = madeBy(value, slice)
  return taken === undefined ? undefined : partAt(partsOf(from), taken.start, taken.length)
}

/** The part in which so many elements lie. */
const partAt = (parts: readonly Part[], start: number, length = 0): Part | undefined =>
  parts.find((part) => part.start <= start && start + length <= part.start + part.length)

/** For each scan of a graph of which single wires of S ⊗ Yⁿ are taken: which. */
function takenFrom({ values, outputs }: Graph): ReadonlyMap<Tensor, ReadonlySet<number>> {
  const taken = new Map<Tensor, Set<number>>()
  const whole = new Set<Tensor>(outputs.filter((output) => madeBy(output, scan)?.kept.length !== 1))
  for (const value of values) {
    const own = madeBy(value, scan)
    if (own !== undefined) taken.set(value, new Set(own.kept.length === 1 ? own.kept : []))
    for (const operand of value.node.operands) {
      const from = madeBy(operand, scan)
      const part = from === undefined ? undefined : partOf(value, from)
      if (part === undefined) whole.add(operand)
      else taken.get(operand)?.add(part.index)
    }
  }
  return new Map([...taken].filter(([value]) => !whole.has(value)))
}

/** The step with which a scan goes on with others, where it goes through the same states; else `undefined`. */
function joined(
  together: Together,
  member: Tensor,
  taken: ReadonlySet<number>,
): readonly [body: Graph, outputs: ReadonlyMap<number, number>] | undefined {
  const { count, shared, states, backwards, body } = madeBy(member, scan) as Scan
  const first = together.members[0] ?? member
  const { operands } = member.node
  const isAlike =
    count === together.attributes.count &&
    shared === together.attributes.shared &&
    states === together.attributes.states &&
    backwards === together.attributes.backwards &&
    first.wire.domain === member.wire.domain &&
    operands.length === first.node.operands.length &&
    operands.every((operand, at) => operand === first.node.operands[at])
  if (!isAlike) return undefined
  const outputs = new Map<number, number>()
  let same = true
  const both = trace(wiresOf(body.inputs), (points) => {
    const all = [...inline(together.body, points)]
    const own = inline(body, points)
    same = own.slice(0, states).every((state, index) => state === all[index])
    for (const index of taken) {
      const value = own[index] as Tensor
      const known = all.indexOf(value, states)
      outputs.set(index, index < states ? index : known >= 0 ? known : all.push(value) - 1)
    }
    return all
  })
  return same ? [both, outputs] : undefined
}

/** The step of a scan without what it puts out. */
const silent = ({ body, states }: Scan): Graph =>
  trace(wiresOf(body.inputs), (points) => inline(body, points).slice(0, states))

/** The scans of a graph that are taken apart, those that go through the same states together. */
function groups(graph: Graph): readonly Together[] {
  const found: Together[] = []
  for (const [member, taken] of takenFrom(graph)) {
    const attributes = madeBy(member, scan) as Scan
    const alone: Together = { members: [], body: silent(attributes), attributes, outputs: new Map() }
    for (const together of [...found, alone]) {
      const join = joined(together, member, taken)
      if (join === undefined) continue
      together.body = join[0]
      together.members.push(member)
      together.outputs.set(member, join[1])
      if (together === alone) found.push(alone)
      break
    }
  }
  return found
}

/** The one scan for some, before it is computed. */
function attributesOf({ attributes, body, outputs }: Together): Scan {
  const kept = new Set([...outputs.values()].flatMap((own) => Array.from(own.values())))
  return { ...attributes, body, kept: [...kept].toSorted((one, other) => one - other) }
}

/** Whether one scan for some is another than they are. */
const isNews = ({ members, attributes }: Together, { body, kept }: Scan): boolean =>
  members.length > 1 || kept.length < attributes.kept.length || body.outputs.length < attributes.body.outputs.length

/** What becomes of a scan. */
interface Change {
  /** The one scan in its stead. */
  readonly attributes: Scan
  /** Whether it gives several wires, of which slices are taken. */
  readonly isPacked: boolean
  /** Where in that scan lies what lay at a place of this one; a whole wire where no length is said. */
  placeOf(start: number, length?: number): { readonly axis: number; readonly start: number; readonly length: number }
}

function changeOf(member: Tensor, { outputs }: Together, attributes: Scan): Change {
  const own = partsOf(madeBy(member, scan) as Scan)
  const parts = partsOf(attributes)
  return {
    attributes,
    isPacked: own.length > 1,
    placeOf(start, length) {
      const before = partAt(own, start, length) as Part
      const now = parts.find(({ index }) => index === outputs.get(member)?.get(before.index)) as Part
      return { axis: 0, start: start - before.start + now.start, length: length ?? now.length }
    },
  }
}

/** The pass. A graph in which no scan gives more than is taken from it, or what another gives, is given back as it is. */
export const scansTogether: Pass = (graph) => {
  const changes = new Map<Tensor, Change>()
  for (const together of groups(graph)) {
    const attributes = attributesOf(together)
    if (attributes.kept.length > 0 && isNews(together, attributes))
      for (const member of together.members) changes.set(member, changeOf(member, together, attributes))
  }
  if (changes.size === 0) return graph
  return trace(wiresOf(graph.inputs), (points) => {
    const replaced = replay(graph, points, (value, operands) => {
      const change = changes.get(value)
      if (change !== undefined) {
        const together = emit(scan, operands, change.attributes)
        return change.isPacked ? together : emit(slice, [together], change.placeOf(0))
      }
      const source = changes.get(operandOf(value))
      const taken = madeBy(value, slice)
      return source?.isPacked && taken !== undefined
        ? emit(slice, operands, source.placeOf(taken.start, taken.length))
        : emit(value.node.primitive as Primitive<Attributes>, operands, value.node.attributes)
    })
    return graph.outputs.map(replaced)
  })
}
