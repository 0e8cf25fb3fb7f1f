/**
 * Scans: their step is a graph that is simplified like any other; what it computes from what all steps share alone is
 * computed once, before the first step; and it is given only what it uses.
 */
import type { Scan } from '../../derivative/scan.ts'
import { scan } from '../../derivative/scan.ts'
import type { Attributes, Graph, Primitive, Tensor } from '../../graph/graph.ts'
import { emit, replay, trace, wiresOf } from '../../graph/graph.ts'
import { broadcast, constant, permute, reshape, slice, window } from '../../graph/structural.ts'
import type { Pass, Rule } from './rewrite.ts'
import { rule } from './rewrite.ts'

/** A scan whose step is simplified by a pass. */
const steps = (simplified: Pass): Rule =>
  rule(scan, ({ operands, attributes }) => {
    const body = simplified(attributes.body)
    return body === attributes.body ? undefined : emit(scan, operands, { ...attributes, body })
  })

/** Primitives that compute nothing: what they give may as well stay in the step. */
const views: ReadonlySet<unknown> = new Set([constant, reshape, permute, broadcast, slice, window])

/** The values of a step that depend on nothing but what all steps share. */
function invariantIn({ inputs, values }: Graph, shared: number): ReadonlySet<Tensor> {
  const found = new Set<Tensor>(inputs.slice(0, shared))
  for (const value of values) if (value.node.operands.every((operand) => found.has(operand))) found.add(value)
  return found
}

/** A scan that is given what does not change from step to step. */
const invariants: Rule = rule(scan, ({ operands, attributes }) => {
  const { body, count, shared } = attributes
  const invariant = invariantIn(body, shared)
  const lifted = body.values.filter((value) => invariant.has(value) && !views.has(value.node.primitive))
  if (count < 2 || lifted.length === 0) return undefined
  const [C, others] = [body.inputs.slice(0, shared), body.inputs.slice(shared)]
  const step = trace(wiresOf([...C, ...lifted, ...others]), (points) => {
    const given = new Map(lifted.map((value, index) => [value, points[shared + index] as Tensor]))
    const inputs = [...points.slice(0, shared), ...points.slice(shared + lifted.length)]
    return body.outputs.map(
      replay(
        body,
        inputs,
        (value, at) =>
          given.get(value) ?? emit(value.node.primitive as Primitive<Attributes>, at, value.node.attributes),
      ),
    )
  })
  const before = replay({ ...body, values: body.values.filter((value) => invariant.has(value)) }, operands)
  return emit(scan, [...operands.slice(0, shared), ...lifted.map(before), ...operands.slice(shared)], {
    ...attributes,
    body: step,
    shared: shared + lifted.length,
  })
})

/** What outputs depend on, inputs and values. */
function reachedFrom(outputs: readonly Tensor[]): ReadonlySet<Tensor> {
  const found = new Set<Tensor>()
  const waiting = [...outputs]
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (found.has(value)) continue
    found.add(value)
    waiting.push(...value.node.operands)
  }
  return found
}

/** The outputs of a step that matter: those that are kept or put out, and the states on which they depend. */
function wantedOf({ body, shared, states, kept }: Scan): ReadonlySet<number> {
  const wanted = new Set([...kept, ...body.outputs.keys()].filter((index) => index >= states || kept.includes(index)))
  for (let size = -1; size !== wanted.size;) {
    size = wanted.size
    const reached = reachedFrom([...wanted].map((index) => body.outputs[index] as Tensor))
    for (let state = 0; state < states; state++)
      if (reached.has(body.inputs[shared + state] as Tensor)) wanted.add(state)
  }
  return wanted
}

/** A scan whose step uses all that it is given, and whose states all matter. */
const unused: Rule = rule(scan, ({ operands, attributes }) => {
  const { body, shared, states, kept } = attributes
  const wanted = wantedOf(attributes)
  const outputs = body.outputs.filter((_, index) => wanted.has(index))
  const reached = reachedFrom(outputs)
  const stays = body.inputs.map((input, index) =>
    index >= shared && index < shared + states ? wanted.has(index - shared) : reached.has(input),
  )
  if (!stays.includes(false)) return undefined
  const only = <Part>(parts: readonly Part[]): Part[] => parts.filter((_, index) => stays[index])
  const places = [...body.outputs.keys()].filter((index) => wanted.has(index))
  return emit(scan, only(operands), {
    ...attributes,
    body: { inputs: only(body.inputs), values: body.values.filter((value) => reached.has(value)), outputs },
    shared: stays.slice(0, shared).filter(Boolean).length,
    states: stays.slice(shared, shared + states).filter(Boolean).length,
    kept: kept.map((index) => places.indexOf(index)),
  })
})

/** The rules of scans, where steps are simplified by a pass. */
export const scans = (simplified: Pass): readonly Rule[] => [steps(simplified), invariants, unused]
