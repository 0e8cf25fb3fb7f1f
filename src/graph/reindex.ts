import type { Ring } from '../objects/domain.ts'
import type { BoundShape } from '../objects/wire.ts'
import { elements } from '../objects/wire.ts'

/** How far apart neighbours on each axis lie, in row-major order. */
export function strides(shape: BoundShape): number[] {
  const steps = new Array<number>(shape.length)
  let step = 1
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    steps[axis] = step
    step *= shape[axis] as number
  }
  return steps
}

/** The steps of a shape through a smaller one, which has all its axes but the given ones: along those nothing moves. */
export function stepsWithout(axes: readonly number[], shape: BoundShape, smaller: BoundShape): number[] {
  const kept = strides(smaller)
  return Array.from(shape, (_, axis) => (axes.includes(axis) ? 0 : (kept.shift() as number)))
}

/** The affine index map of a shape: for each of its places in row-major order, offset + Σ step · index. */
export function places(shape: BoundShape, steps: readonly number[], offset = 0): Int32Array {
  const found = new Int32Array(elements(shape))
  const index = new Array<number>(shape.length).fill(0)
  let place = offset
  for (let at = 0; at < found.length; at++) {
    found[at] = place
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const size = shape[axis] as number
      const step = steps[axis] as number
      index[axis] = (index[axis] as number) + 1
      place += step
      if ((index[axis] as number) < size) break
      index[axis] = 0
      place -= step * size
    }
  }
  return found
}

/** Reindexing along a map of places: result[i] = operand[map[i]]. */
export function pull<Element>(map: Int32Array): (operand: readonly Element[]) => Element[] {
  return (operand) => {
    const result = new Array<Element>(map.length)
    for (let at = 0; at < map.length; at++) result[at] = operand[map[at] as number] as Element
    return result
  }
}

/** The transpose of {@link pull}: result[j] = Σ of operand[i] over all i with map[i] = j. */
export function push<Element>(
  map: Int32Array,
  size: number,
  ring: Ring<Element>,
): (operand: readonly Element[]) => Element[] {
  return (operand) => {
    const result = new Array<Element>(size).fill(ring.zero)
    for (let at = 0; at < map.length; at++) {
      const place = map[at] as number
      result[place] = ring.add(result[place] as Element, operand[at] as Element)
    }
    return result
  }
}
