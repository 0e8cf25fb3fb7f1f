/**
 * Broadcasts: what is computed from repeated elements is computed from them once, and repeated.
 *
 * A broadcast moves behind what uses it, where it may meet its own sum. Over ℝ, n · x stands for the sum of n equal terms,
 * and rounds once.
 */
import type { Tensor } from '../../graph/graph.ts'
import { emit } from '../../graph/graph.ts'
import { multiply } from '../../graph/ring.ts'
import { max } from '../../graph/smooth.ts'
import { broadcast, filled, pad, permute, reshape, slice, sum, window } from '../../graph/structural.ts'
import type { BoundShape } from '../../objects/wire.ts'
import { elements, over } from '../../objects/wire.ts'
import { axisAfter } from './axes.ts'
import { countOf, fillOf } from './elements.ts'
import { pointwise } from './pointwise.ts'
import type { Rule } from './rewrite.ts'
import { madeBy, operandOf, rule } from './rewrite.ts'

/** Whether there are axes along which a value is seen to be the same. */
export function isRepeated(value: Tensor): boolean {
  return madeBy(value, broadcast) !== undefined || fillOf(value) !== undefined
}

/** The axes along which a value is seen to be the same. */
export function repeatedAxes(value: Tensor): readonly number[] {
  if (fillOf(value) !== undefined) return [...(value.wire.shape as BoundShape).keys()]
  return madeBy(value, broadcast)?.axes ?? []
}

/** A value without some of the axes along which it is the same. */
export function takenOnce(value: Tensor, axes: readonly number[]): Tensor {
  if (axes.length === 0) return value
  const { domain, shape } = value.wire
  const fill = fillOf(value)
  if (fill !== undefined) return filled(over(domain, without(axes, shape)), fill[0])
  const all = madeBy(value, broadcast)?.axes ?? []
  return repeated(
    operandOf(value),
    all.filter((axis) => !axes.includes(axis)).map((axis) => placeWithout(axes, axis)),
    without(axes, shape),
  )
}

/** A value repeated along axes of the shape that it has then; a constant with one element has that at more places. */
export function repeated(value: Tensor, axes: readonly number[], shape: BoundShape): Tensor {
  const fill = fillOf(value)
  if (fill !== undefined) return filled(over(value.wire.domain, shape), fill[0])
  const ordered = axes.toSorted((one, other) => one - other)
  return emit(broadcast, [value], { axes: ordered, sizes: ordered.map((axis) => shape[axis] as number) })
}

const without = (axes: readonly number[], shape: BoundShape): BoundShape =>
  shape.filter((_, axis) => !axes.includes(axis))

/** Where an axis stands when others are taken away. */
const placeWithout = (axes: readonly number[], axis: number): number =>
  axis - axes.filter((other) => other < axis).length

/** A broadcast of a broadcast. */
const nested: Rule = rule(broadcast, ({ operands, attributes: { axes }, wire }) => {
  const operand = operands[0] as Tensor
  const inner = madeBy(operand, broadcast)
  if (inner === undefined) return undefined
  const left = (wire.shape as BoundShape).flatMap((_, axis) => (axes.includes(axis) ? [] : [axis]))
  return repeated(operandOf(operand), [...axes, ...inner.axes.map((axis) => left[axis] as number)], wire.shape)
})

/** f(x, y), place by place, where x and y are both the same along some axes. */
const placewise: readonly Rule[] = pointwise.map((primitive) =>
  rule(primitive, ({ operands, wire }) => {
    if (!operands.every(isRepeated)) return undefined
    const [first = [], ...rest] = operands.map(repeatedAxes)
    const common = first.filter((axis) => rest.every((axes) => axes.includes(axis)))
    if (common.length === 0) return undefined
    const once = emit(
      primitive,
      operands.map((operand) => takenOnce(operand, common)),
      {},
    )
    return repeated(once, common, wire.shape)
  }),
)

/** A reshape that leaves some of the repeated axes as they are. */
const reshaped: Rule = rule(reshape, ({ operands, attributes: { shape } }) => {
  const operand = operands[0] as Tensor
  const all = madeBy(operand, broadcast)?.axes ?? []
  const after = all.map((axis) => axisAfter(axis, operand.wire.shape, shape))
  const kept = all.filter((_, at) => after[at] !== undefined)
  if (kept.length === 0) return undefined
  const axes = after.filter((axis) => axis !== undefined)
  return repeated(emit(reshape, [takenOnce(operand, kept)], { shape: without(axes, shape) }), axes, shape)
})

const permuted: Rule = rule(permute, ({ operands, attributes: { order }, wire }) => {
  const operand = operands[0] as Tensor
  const inner = madeBy(operand, broadcast)
  if (inner === undefined) return undefined
  const kept = order.filter((axis) => !inner.axes.includes(axis))
  const once = emit(permute, [operandOf(operand)], { order: kept.map((axis) => placeWithout(inner.axes, axis)) })
  return repeated(
    once,
    inner.axes.map((axis) => order.indexOf(axis)),
    wire.shape,
  )
})

const sliced: Rule = rule(slice, ({ operands, attributes: { axis, start, length }, wire }) => {
  const operand = operands[0] as Tensor
  const inner = madeBy(operand, broadcast)
  if (inner === undefined) return undefined
  if (inner.axes.includes(axis)) return repeated(operandOf(operand), inner.axes, wire.shape)
  const once = emit(slice, [operandOf(operand)], { axis: placeWithout(inner.axes, axis), start, length })
  return repeated(once, inner.axes, wire.shape)
})

const padded: Rule = rule(pad, ({ operands, attributes: { axis, before, after }, wire }) => {
  const operand = operands[0] as Tensor
  const inner = madeBy(operand, broadcast)
  if (inner === undefined || inner.axes.includes(axis)) return undefined
  const once = emit(pad, [operandOf(operand)], { axis: placeWithout(inner.axes, axis), before, after })
  return repeated(once, inner.axes, wire.shape)
})

const windowed: Rule = rule(window, ({ operands, attributes: { axis, size, stride }, wire }) => {
  const operand = operands[0] as Tensor
  const inner = madeBy(operand, broadcast)
  if (inner === undefined) return undefined
  const after = inner.axes.filter((other) => other !== axis).map((other) => (other > axis ? other + 1 : other))
  if (inner.axes.includes(axis)) return repeated(operandOf(operand), [...after, axis, axis + 1], wire.shape)
  const once = emit(window, [operandOf(operand)], { axis: placeWithout(inner.axes, axis), size, stride })
  return repeated(once, after, wire.shape)
})

/** A sum, or a maximum, of what is the same along some of its axes and others. */
const reduced: readonly Rule[] = [sum, max].map((primitive) =>
  rule(primitive, ({ operands, attributes: { axes }, wire }) => {
    const operand = operands[0] as Tensor
    const inner = madeBy(operand, broadcast)
    const shape: BoundShape = operand.wire.shape
    if (inner === undefined || elements(shape) === 0) return undefined
    const once = emit(primitive, [operandOf(operand)], {
      axes: axes.filter((axis) => !inner.axes.includes(axis)).map((axis) => placeWithout(inner.axes, axis)),
    })
    const left = inner.axes.filter((axis) => !axes.includes(axis)).map((axis) => placeWithout(axes, axis))
    const count = elements(axes.filter((axis) => inner.axes.includes(axis)).map((axis) => shape[axis] as number))
    const all = primitive === sum ? emit(multiply, [countOf(count, once.wire), once], {}) : once
    return repeated(all, left, wire.shape)
  }),
)

export const broadcasts: readonly Rule[] = [
  nested,
  ...placewise,
  reshaped,
  permuted,
  sliced,
  padded,
  windowed,
  ...reduced,
]
