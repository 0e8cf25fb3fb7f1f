/**
 * Moves of elements: two that follow each other are one, and one that leaves the order of elements as it is is a reshape.
 *
 * They hold over every domain, bit by bit, but for sums: two that become one add their terms in another order, which over ℝ
 * differs by rounding, and where a part of the sum overflows. −0 may become 0, or 0 become −0.
 */
import type { Tensor } from '../../graph/graph.ts'
import { emit } from '../../graph/graph.ts'
import { max } from '../../graph/smooth.ts'
import {
  add,
  broadcast,
  fold,
  pad,
  permute,
  reshape,
  slice,
  stopGradient,
  sum,
  window,
  zeroOf,
} from '../../graph/structural.ts'
import type { BoundShape } from '../../objects/wire.ts'
import { axisAfter } from './axes.ts'
import { fillOf } from './elements.ts'
import type { Rule } from './rewrite.ts'
import { madeBy, operandOf, rule } from './rewrite.ts'

const reshaped = (value: Tensor, shape: BoundShape): Tensor => emit(reshape, [value], { shape })

/** What stops a gradient is the identity where none is taken any more. */
const stops: Rule = rule(stopGradient, ({ operands }) => operands[0])

const reshapes: Rule = rule(reshape, ({ operands: [operand], attributes }) =>
  madeBy(operand as Tensor, reshape) === undefined
    ? undefined
    : reshaped(operandOf(operand as Tensor), attributes.shape),
)

const permutes: Rule = rule(permute, ({ operands, attributes: { order }, wire }) => {
  const operand = operands[0] as Tensor
  const before = madeBy(operand, permute)
  if (before !== undefined)
    return emit(permute, [operandOf(operand)], { order: order.map((axis) => before.order[axis] as number) })
  const moving = order.filter((axis) => operand.wire.shape[axis] !== 1)
  return moving.every((axis, at) => at === 0 || axis > (moving[at - 1] as number))
    ? reshaped(operand, wire.shape)
    : undefined
})

/** A broadcast, a sum or a maximum along axes of size 1. */
const flat: readonly Rule[] = [
  rule(broadcast, ({ operands, attributes: { sizes }, wire }) =>
    sizes.every((size) => size === 1) ? reshaped(operands[0] as Tensor, wire.shape) : undefined,
  ),
  ...[sum, max].map((primitive) =>
    rule(primitive, ({ operands, attributes: { axes }, wire }) => {
      const operand = operands[0] as Tensor
      return axes.every((axis) => operand.wire.shape[axis] === 1) ? reshaped(operand, wire.shape) : undefined
    }),
  ),
]

const slices: Rule = rule(slice, ({ operands, attributes: { axis, start, length } }) => {
  const operand = operands[0] as Tensor
  const before = madeBy(operand, slice)
  return before?.axis === axis
    ? emit(slice, [operandOf(operand)], { axis, start: before.start + start, length })
    : undefined
})

const pads: Rule = rule(pad, ({ operands, attributes: { axis, before, after } }) => {
  const operand = operands[0] as Tensor
  const inner = madeBy(operand, pad)
  return inner?.axis === axis
    ? emit(pad, [operandOf(operand)], { axis, before: before + inner.before, after: after + inner.after })
    : undefined
})

/** What was padded along an axis that stays, reshaped before. */
const reshapeOfPad: Rule = rule(reshape, ({ operands, attributes: { shape } }) => {
  const operand = operands[0] as Tensor
  const padded = madeBy(operand, pad)
  const axis = padded === undefined ? undefined : axisAfter(padded.axis, operand.wire.shape, shape)
  if (padded === undefined || axis === undefined) return undefined
  const inner = operandOf(operand)
  const before = reshaped(inner, shape.with(axis, inner.wire.shape[padded.axis] as number))
  return emit(pad, [before], { ...padded, axis })
})

/** A part of what was padded: a part of the elements, and the zeros that are left. */
const sliceOfPad: Rule = rule(slice, ({ operands, attributes: { axis, start, length }, wire }) => {
  const operand = operands[0] as Tensor
  const padded = madeBy(operand, pad)
  if (padded?.axis !== axis) return undefined
  const inner = operandOf(operand)
  const end = padded.before + (inner.wire.shape[axis] as number)
  const [from, to] = [Math.max(start, padded.before), Math.min(start + length, end)]
  if (from >= to) return zeroOf(wire)
  const part = emit(slice, [inner], { axis, start: from - padded.before, length: to - from })
  return emit(pad, [part], { axis, before: from - start, after: start + length - to })
})

/** Whether a value is zero at so many places of an axis, seen from how it is put together. */
function vanishes(value: Tensor, axis: number, start: number, length: number): boolean {
  if (madeBy(value, add) !== undefined)
    return value.node.operands.every((operand) => vanishes(operand, axis, start, length))
  const { domain, shape } = value.wire
  const fill = fillOf(value)
  if (fill !== undefined) return domain.ring.equals(fill[0], domain.ring.zero)
  const padded = madeBy(value, pad)
  return padded?.axis === axis && (start + length <= padded.before || start >= (shape[axis] as number) - padded.after)
}

/** A part of what was put beside each other, as `concatenate` does. */
const sliceOfSum: Rule = rule(slice, ({ operands, attributes }) => {
  const operand = operands[0] as Tensor
  if (madeBy(operand, add) === undefined) return undefined
  const { axis, start, length } = attributes
  const [left, right] = operand.node.operands as [Tensor, Tensor]
  if (vanishes(right, axis, start, length)) return emit(slice, [left], attributes)
  if (vanishes(left, axis, start, length)) return emit(slice, [right], attributes)
  return undefined
})

/** The sum of what was padded alike. */
const sumOfPads: Rule = rule(add, ({ operands }) => {
  const [left, right] = operands as [Tensor, Tensor]
  const [first, second] = [madeBy(left, pad), madeBy(right, pad)]
  return first !== undefined &&
    first.axis === second?.axis &&
    first.before === second.before &&
    first.after === second.after
    ? emit(pad, [emit(add, [operandOf(left), operandOf(right)], {})], { ...first })
    : undefined
})

/** Windows that touch, and one window that is all there is. */
const windows: Rule = rule(window, ({ operands, attributes: { axis, size, stride }, wire }) => {
  const operand = operands[0] as Tensor
  const length = operand.wire.shape[axis] as number
  return size === length || (size === stride && length % size === 0) ? reshaped(operand, wire.shape) : undefined
})

/** Windows that touch, or of which there is one, have no place in common: folding them adds nothing. */
const folds: Rule = rule(fold, ({ operands, attributes: { axis, length, stride } }) => {
  const operand = operands[0] as Tensor
  const [count, size] = operand.wire.shape.slice(axis) as [number, number]
  if (stride !== size && count !== 1) return undefined
  const touching = reshaped(operand, operand.wire.shape.toSpliced(axis, 2, count * size))
  return emit(pad, [touching], { axis, before: 0, after: length - count * size })
})

/** A sum of a sum, and a maximum of a maximum. */
const reductions: readonly Rule[] = [sum, max].map((primitive) =>
  rule(primitive, ({ operands, attributes: { axes } }, isShared) => {
    const operand = operands[0] as Tensor
    const inner = madeBy(operand, primitive)
    if (inner === undefined || isShared(operand)) return undefined
    const shape = operandOf(operand).wire.shape as BoundShape
    const left = shape.flatMap((_, axis) => (inner.axes.includes(axis) ? [] : [axis]))
    const all = [...inner.axes, ...axes.map((axis) => left[axis] as number)]
    return emit(primitive, [operandOf(operand)], { axes: all.toSorted((one, other) => one - other) })
  }),
)

export const moves: readonly Rule[] = [
  stops,
  reshapes,
  permutes,
  ...flat,
  slices,
  pads,
  reshapeOfPad,
  sliceOfPad,
  sliceOfSum,
  sumOfPads,
  windows,
  folds,
  ...reductions,
]
