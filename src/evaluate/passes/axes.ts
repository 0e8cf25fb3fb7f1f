import type { BoundShape } from '../../objects/wire.ts'
import { elements } from '../../objects/wire.ts'

/**
 * An axis of one shape as an axis of another with as many elements, where a reshape leaves it as it is: as long, and with
 * as many elements before it.
 */
export function axisAfter(axis: number, shape: BoundShape, reshaped: BoundShape): number | undefined {
  const size = shape[axis] as number
  const before = elements(shape.slice(0, axis))
  const found = reshaped.findIndex((other, at) => other === size && elements(reshaped.slice(0, at)) === before)
  return size > 1 && found >= 0 ? found : undefined
}
