import { emit } from '../../graph/graph.ts'
import { scale } from '../../graph/operators.ts'
import { sum } from '../../graph/structural.ts'
import type { Operation } from '../../terms/layer.ts'
import type { RealTensor } from '../real-tensor.ts'
import type { Sides } from './image.ts'
import { windows } from './image.ts'
import type { Pooling, PoolingOptions } from './pooling.ts'
import { pooling } from './pooling.ts'

/**
 * The mean of each window of an image, over a smooth domain: D[c×h×w] → D[c×h′×w′], where
 * h′ = ⌊(h − size) / stride⌋ + 1, and w′ so. A layer, and a function of points.
 *
 * Throws `ObjectError` where no image over a smooth domain flows in or a window is larger, `SizeError` where a size is
 * not a whole number from 1, `LensorError` where there is no such option. Source: LeCun et al., Gradient-Based Learning
 * Applied to Document Recognition (1998), its subsampling.
 *
 * @example
 * ```ts
 * import { averagePooling, compile, input } from 'lensor'
 *
 * const pooled = compile(input(1, 2, 4).pipe(averagePooling(2)))
 * pooled(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8)) // => [Float64Array.of(3.5, 5.5)]
 * ```
 */
export function averagePooling<const Size extends Sides, const Stride extends Sides = Size>(
  size: Size,
  options: PoolingOptions<Stride> = {},
): Operation<Pooling<'averagePooling', Size, Stride>> {
  return pooling('averagePooling', size, options, (image, window, steps) => {
    const { ring, smooth } = image.wire.domain
    const [rows, columns] = window
    const count = Array.from({ length: rows * columns }, () => ring.one).reduce((sum, one) => ring.add(sum, one))
    const total = emit(sum, [windows(image, window, steps)], { axes: [2, 4] })
    return scale(total as RealTensor, smooth?.reciprocal(count))
  })
}
