/**
 * How the bits of a tensor lie in memory.
 *
 * In row-major order they follow each other without gaps. Packed along an axis, those along it fill whole words, zeros
 * behind the last, and the words of each place of the other axes lie at strides: all that happens along other axes happens
 * to words, as over ℝ it happens to numbers.
 */
import type { Attributes, Tensor } from '../../../graph/graph.ts'
import { strides } from '../../../graph/reindex.ts'
import { broadcast, permute, reshape, slice, window } from '../../../graph/structural.ts'
import type { BoundShape } from '../../../objects/wire.ts'
import { elements, sameShape } from '../../../objects/wire.ts'
import type { Region } from '../kernel.ts'
import type { Affine } from './indexing.ts'
import { wordBits, wordsFor } from './words.ts'

/** The packed axis, or row-major order. */
export type Layout = number | 'row-major'

/** Bits packed along an axis: where the words of each place of the other axes begin. */
export interface Packed {
  readonly region: Region
  readonly axis: number
  /** Where the first word is, in words. */
  readonly offset: number
  /** How far apart neighbours on each axis lie, in words; 0 for the packed one. */
  readonly steps: readonly number[]
}

/** The steps of a tensor packed along an axis whose rows of words lie in row-major order, without gaps. */
export function stepsOf(shape: BoundShape, axis: number): number[] {
  const words = wordsFor(shape[axis] as number)
  return strides(shape.with(axis, 1)).map((step, at) => (at === axis ? 0 : step * words))
}

/** How many words a tensor packed along an axis has. */
export function packedWords(shape: BoundShape, axis: number): number {
  return wordsFor(shape[axis] as number) * elements(shape.with(axis, 1))
}

/** Whether bits packed along an axis, without gaps, lie just as in row-major order. */
export function isRowMajor(shape: BoundShape, axis: number): boolean {
  const size = shape[axis] as number
  const inner = elements(shape.slice(axis + 1))
  return inner === 1 && (size % wordBits === 0 || elements(shape.slice(0, axis)) <= 1)
}

/** Whether words lie in row-major order without gaps, from the region's start. */
export function isWhole(shape: BoundShape, { axis, offset, steps }: Packed): boolean {
  return offset === 0 && stepsOf(shape, axis).every((step, at) => (shape[at] as number) <= 1 || step === steps[at])
}

/** The steps of axes regrouped as other axes of as many places; `undefined` where they do not lie evenly. */
function regrouped(from: BoundShape, steps: readonly number[], to: BoundShape): number[] | undefined {
  const axes = from.flatMap((size, axis) => (size === 1 ? [] : [{ size, step: steps[axis] as number }]))
  const kept = to.filter((size) => size !== 1)
  if (
    sameShape(
      axes.map(({ size }) => size),
      kept,
    )
  ) {
    const left = axes.map(({ step }) => step)
    return to.map((size) => (size === 1 ? 0 : (left.shift() as number)))
  }
  const isEven = axes.every(({ step }, at) => {
    const next = axes[at + 1]
    return next === undefined || step === next.step * next.size
  })
  return isEven ? strides(to).map((step) => step * (axes.at(-1)?.step ?? 0)) : undefined
}

/** A value that reads its one operand at other places, as words of the operand. */
export interface View {
  readonly operand: Tensor
  /** The operand's axis that is the value's, packed one; `undefined` where there is none. */
  axisOf(axis: number): number | undefined
  /** The value's words, from those of the operand; `undefined` where they do not lie at strides. */
  of(packed: Packed, axis: number): Packed | undefined
}

/** A value as a view of its operand, where its primitive only moves places along axes. */
export function viewOf({ wire, node: { primitive, operands, attributes } }: Tensor): View | undefined {
  const shape: BoundShape = wire.shape
  const [operand] = operands
  if (operand === undefined) return undefined
  const inner: BoundShape = operand.wire.shape
  const attribute = <A extends Attributes>(): A => attributes as A
  const steady = (
    axisOf: View['axisOf'],
    steps: (steps: readonly number[]) => readonly number[],
    offset = (_steps: readonly number[]): number => 0,
  ): View => ({
    operand,
    axisOf,
    of: (packed, axis) => ({
      region: packed.region,
      axis,
      offset: packed.offset + offset(packed.steps),
      steps: steps(packed.steps),
    }),
  })
  if (primitive === permute) {
    const { order } = attribute<{ readonly order: readonly number[] }>()
    return steady(
      (axis) => order[axis],
      (steps) => order.map((from) => steps[from] as number),
    )
  }
  if (primitive === broadcast) {
    const { axes } = attribute<{ readonly axes: readonly number[] }>()
    const kept = shape.flatMap((_, axis) => (axes.includes(axis) ? [] : [axis]))
    return steady(
      (axis) => (axes.includes(axis) ? undefined : kept.indexOf(axis)),
      (steps) => shape.map((_, axis) => (axes.includes(axis) ? 0 : (steps[kept.indexOf(axis)] as number))),
    )
  }
  if (primitive === slice) {
    const { axis: cut, start } = attribute<{ readonly axis: number; readonly start: number }>()
    return steady(
      (axis) => (axis === cut ? undefined : axis),
      (steps) => steps,
      (steps) => start * (steps[cut] as number),
    )
  }
  if (primitive === window) {
    const { axis: cut, stride } = attribute<{ readonly axis: number; readonly stride: number }>()
    return steady(
      (axis) => (axis < cut ? axis : axis > cut + 1 ? axis - 1 : undefined),
      (steps) => steps.toSpliced(cut, 1, (steps[cut] as number) * stride, steps[cut] as number),
    )
  }
  if (primitive !== reshape) return undefined
  /** The operand's axis with as many places before it, on it and behind it. */
  const matching = (axis: number): number | undefined => {
    const found = inner.findIndex(
      (size, at) =>
        size === shape[axis] &&
        elements(inner.slice(0, at)) === elements(shape.slice(0, axis)) &&
        elements(inner.slice(at + 1)) === elements(shape.slice(axis + 1)),
    )
    return found < 0 ? undefined : found
  }
  return {
    operand,
    axisOf: matching,
    of({ region, axis: from, offset, steps }, axis) {
      const before = regrouped(inner.slice(0, from), steps.slice(0, from), shape.slice(0, axis))
      const behind = regrouped(inner.slice(from + 1), steps.slice(from + 1), shape.slice(axis + 1))
      return before && behind && { region, axis, offset, steps: [...before, 0, ...behind] }
    },
  }
}

/** Where bits are, as an affine number of their indices, in bits. */
export function placeOf(shape: BoundShape, packed: Packed | undefined): Affine {
  return packed === undefined
    ? { offset: 0, steps: strides(shape) }
    : {
        offset: packed.offset * wordBits,
        steps: packed.steps.map((step, axis) => (axis === packed.axis ? 1 : step * wordBits)),
      }
}
