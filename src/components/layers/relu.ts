import { emit } from '../../graph/graph.ts'
import { zeroOf } from '../../graph/structural.ts'
import { greater, select } from '../../graph/smooth.ts'
import type { Operation } from '../../terms/layer.ts'
import type { Pointwise } from './pointwise.ts'
import { pointwise } from './pointwise.ts'

/**
 * The rectifier max(x, 0), place by place: A → A over a smooth domain. A layer, and a function of points.
 *
 * Its derivative at 0 is 0, and NaN, which is not greater than 0, becomes 0. Throws `ObjectError` over other domains.
 *
 * @example
 * ```ts
 * import { compile, input, relu } from 'lensor'
 *
 * compile(input(2).pipe(relu))(Float64Array.of(-2, 3)) // => [Float64Array.of(0, 3)]
 * ```
 */
export const relu: Operation<Pointwise<'relu'>> = pointwise('relu', (x) => {
  const zero = zeroOf(x.wire)
  return emit(select, [emit(greater, [x, zero], {}), x, zero], {})
})
