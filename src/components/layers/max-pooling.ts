import { emit } from '../../graph/graph.ts'
import { max } from '../../graph/smooth.ts'
import type { Operation } from '../../terms/layer.ts'
import type { Sides } from './image.ts'
import { windows } from './image.ts'
import type { Pooling, PoolingOptions } from './pooling.ts'
import { pooling } from './pooling.ts'

/**
 * The greatest of each window of an image, over a smooth domain: D[c×h×w] → D[c×h′×w′], where
 * h′ = ⌊(h − size) / stride⌋ + 1, and w′ so. Where several are greatest they share the change. A layer, and a function of
 * points.
 *
 * Throws `ObjectError` where no image over a smooth domain flows in or a window is larger, `SizeError` where a size is
 * not a whole number from 1, `LensorError` where there is no such option.
 *
 * @example
 * ```ts
 * import { compile, input, maxPooling } from 'lensor'
 *
 * const pooled = compile(input(1, 2, 4).pipe(maxPooling(2)))
 * pooled(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8)) // => [Float64Array.of(6, 8)]
 * ```
 */
export function maxPooling<const Size extends Sides, const Stride extends Sides = Size>(
  size: Size,
  options: PoolingOptions<Stride> = {},
): Operation<Pooling<'maxPooling', Size, Stride>> {
  return pooling('maxPooling', size, options, (image, window, steps) =>
    emit(max, [windows(image, window, steps)], { axes: [2, 4] }),
  )
}
