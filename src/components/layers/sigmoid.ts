import { emit } from '../../graph/graph.ts'
import { sigmoid as primitive } from '../../graph/smooth.ts'
import type { Operation } from '../../terms/layer.ts'
import type { Pointwise } from './pointwise.ts'
import { pointwise } from './pointwise.ts'

/**
 * The sigmoid 1 / (1 + e⁻ˣ), place by place: A → A over a smooth domain. A layer, and a function of points.
 *
 * Throws `ObjectError` over other domains.
 *
 * @example
 * ```ts
 * import { compile, input, sigmoid } from 'lensor'
 *
 * compile(input(1).pipe(sigmoid))(Float64Array.of(0)) // => [Float64Array.of(0.5)]
 * ```
 */
export const sigmoid: Operation<Pointwise<'sigmoid'>> = pointwise('sigmoid', (x) => emit(primitive, [x], {}))
