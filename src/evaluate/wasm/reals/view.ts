/** Strided views: how a tensor lies in a region, and what the structural primitives make of that without moving anything. */
import type { Tensor } from '../../../graph/graph.ts'
import { strides } from '../../../graph/reindex.ts'
import { broadcast, pad, permute, reshape, slice, sum, window } from '../../../graph/structural.ts'
import { max } from '../../../graph/smooth.ts'
import type { BoundShape } from '../../../objects/wire.ts'
import { elements } from '../../../objects/wire.ts'

/** Where the elements of a tensor lie: the first at `offset`, neighbours along each axis `steps` apart, in elements. */
export interface View {
  readonly shape: BoundShape
  readonly steps: readonly number[]
  readonly offset: number
}

/** A tensor alone in its region, in row-major order. */
export function contiguous(shape: BoundShape): View {
  return { shape, steps: strides(shape), offset: 0 }
}

/** Whether a view is all of a region that holds a tensor of its shape. */
export function isWhole(view: View): boolean {
  const steps = strides(view.shape)
  return view.offset === 0 && view.steps.every((step, axis) => view.shape[axis] === 1 || step === steps[axis])
}

/** The view with `axes` in place of the `count` axes from `axis`. */
function spliced(
  view: View,
  axis: number,
  count: number,
  axes: readonly (readonly [size: number, step: number])[],
): View {
  return {
    shape: view.shape.toSpliced(axis, count, ...axes.map(([size]) => size)),
    steps: view.steps.toSpliced(axis, count, ...axes.map(([, step]) => step)),
    offset: view.offset,
  }
}

/** The view with its axes in another order. */
export function permuted({ shape, steps, offset }: View, order: readonly number[]): View {
  return {
    shape: order.map((axis) => shape[axis] as number),
    steps: order.map((axis) => steps[axis] as number),
    offset,
  }
}

const broadcasted = (view: View, axes: readonly number[], sizes: readonly number[]): View =>
  axes.reduce((inner, axis, at) => spliced(inner, axis, 0, [[sizes[at] as number, 0]]), view)

function sliced(view: View, axis: number, start: number, length: number): View {
  const step = view.steps[axis] as number
  return { ...spliced(view, axis, 1, [[length, step]]), offset: view.offset + start * step }
}

function windowed(view: View, axis: number, size: number, stride: number, count: number): View {
  const step = view.steps[axis] as number
  return spliced(view, axis, 1, [
    [count, step * stride],
    [size, step],
  ])
}

/** The view with each run of axes whose steps compose as one axis, and without axes of size 1. */
function merged({ shape, steps, offset }: View): View {
  const axes: [size: number, step: number][] = []
  for (const [axis, size] of shape.entries()) {
    const step = steps[axis] as number
    const last = axes.at(-1)
    if (size === 1) continue
    if (last !== undefined && last[1] === step * size) axes[axes.length - 1] = [last[0] * size, step]
    else axes.push([size, step])
  }
  return { shape: axes.map(([size]) => size), steps: axes.map(([, step]) => step), offset }
}

/** The view with another shape of as many elements; `undefined` where no steps give it. */
export function reshaped(view: View, shape: BoundShape): View | undefined {
  if (elements(shape) === 0) return { shape, steps: shape.map(() => 0), offset: view.offset }
  const { shape: sizes, steps } = merged(view)
  const found = new Array<number>(shape.length).fill(0)
  let axis = shape.length - 1
  for (let from = sizes.length - 1; from >= 0; from--) {
    let step = steps[from] as number
    let rest = sizes[from] as number
    for (; rest > 1; axis--) {
      const size = shape[axis] as number
      if (size !== 1 && rest % size !== 0) return undefined
      found[axis] = step
      step *= size
      rest /= size
    }
  }
  return { shape, steps: found, offset: view.offset }
}

/** How a value lies, that pulls its elements from an operand which lies so; `undefined` where no steps say it. */
export function pulled(view: View, { node, wire }: Tensor): View | undefined {
  const attributes = node.attributes as never
  switch (node.primitive) {
    case reshape:
      return reshaped(view, wire.shape as BoundShape)
    case permute:
      return permuted(view, (attributes as { readonly order: readonly number[] }).order)
    case broadcast: {
      const { axes, sizes } = attributes as { readonly axes: readonly number[]; readonly sizes: readonly number[] }
      return broadcasted(view, axes, sizes)
    }
    case slice: {
      const { axis, start, length } = attributes as Readonly<Record<'axis' | 'start' | 'length', number>>
      return sliced(view, axis, start, length)
    }
    case window: {
      const { axis, size, stride } = attributes as Readonly<Record<'axis' | 'size' | 'stride', number>>
      return windowed(view, axis, size, stride, (wire.shape as BoundShape)[axis] as number)
    }
    default:
      return undefined
  }
}

/** Where the operand of a value that pushes its elements goes, in a result that lies so. */
export function pushed(view: View, { node }: Tensor): View {
  const [operand] = node.operands as readonly [Tensor]
  const shape = operand.wire.shape as BoundShape
  const attributes = node.attributes as never
  switch (node.primitive) {
    case sum:
    case max: {
      const axes = (attributes as { readonly axes: readonly number[] }).axes.toSorted((left, right) => left - right)
      return broadcasted(
        view,
        axes,
        axes.map((axis) => shape[axis] as number),
      )
    }
    case pad: {
      const { axis, before } = attributes as Readonly<Record<'axis' | 'before', number>>
      return sliced(view, axis, before, shape[axis] as number)
    }
    default: {
      const { axis, stride } = attributes as Readonly<Record<'axis' | 'stride', number>>
      return windowed(view, axis, shape[axis + 1] as number, stride, shape[axis] as number)
    }
  }
}

/** A view without the axes along which it does not move. */
export function keptOf({ shape, steps, offset }: View): View {
  const moves = steps.map((step) => step !== 0)
  return { shape: shape.filter((_, axis) => moves[axis]), steps: steps.filter((step) => step !== 0), offset }
}

/** Whether different places of a view may lie on each other: they do not where each step passes over all smaller ones. */
export function isInjective({ shape, steps }: View): boolean {
  let reach = 0
  const axes = shape
    .map((size, axis) => [Math.abs(steps[axis] as number), size] as const)
    .filter(([, size]) => size > 1)
    .toSorted(([left], [right]) => left - right)
  return axes.every(([step, size]) => {
    const passes = step > reach
    reach += step * (size - 1)
    return passes
  })
}
