import { emit } from '../../graph/graph.ts'
import { tanh as primitive } from '../../graph/smooth.ts'
import type { Operation } from '../../terms/layer.ts'
import type { Pointwise } from './pointwise.ts'
import { pointwise } from './pointwise.ts'

/**
 * The hyperbolic tangent, place by place: A → A over a smooth domain. A layer, and a function of points.
 *
 * Throws `ObjectError` over other domains.
 *
 * @example
 * ```ts
 * import { compile, input, tanh } from 'lensor'
 *
 * compile(input(1).pipe(tanh))(Float64Array.of(0)) // => [Float64Array.of(0)]
 * ```
 */
export const tanh: Operation<Pointwise<'tanh'>> = pointwise('tanh', (x) => emit(primitive, [x], {}))
