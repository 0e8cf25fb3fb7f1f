import type { View } from '../../../src/evaluate/wasm/reals/view.ts'
import { memoised } from '../../../src/objects/memoised.ts'

/** Where each place of a view lies, in row-major order: by counting. */
export const placesOf: (view: View) => readonly number[] = memoised(({ shape, steps, offset }) =>
  shape.reduce<number[]>(
    (places, size, axis) =>
      places.flatMap((place) => Array.from({ length: size }, (_, index) => place + index * (steps[axis] as number))),
    [offset],
  ),
)
