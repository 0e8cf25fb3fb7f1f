import type { Optimiser } from '../../terms/layer.ts'
import { checkOption } from '../options.ts'
import { within } from '../real-tensor.ts'
import type { OnParameters } from './on-parameters.ts'
import { onParameters } from './on-parameters.ts'

/**
 * Weight clipping, above an optimiser: of the new state that comes back, the parameters are held between −bound and bound,
 * place by place, and all else stays: `rmsprop().pipe(weightClipping(0.01))`. It keeps a critic Lipschitz.
 *
 * Throws `LensorError` where the bound is not above 0, `ObjectError` over other domains than ℝ and above several
 * optimisers beside each other, each of which takes its own. Source: Arjovsky, Chintala and Bottou, Wasserstein GAN (2017),
 * Algorithm 1.
 *
 * @example
 * ```ts
 * import { basicUpdate, compile, real, weightClipping } from 'lensor'
 *
 * const { put } = basicUpdate.pipe(weightClipping(1)).at([real(2)])
 * compile(put)([Float64Array.of(0, 0.75)], Float64Array.of(-0.5, 0.75)) // => [[Float64Array.of(-0.5, 1)]]
 * ```
 */
export function weightClipping(bound: number): Optimiser<OnParameters<'weightClipping'>> {
  checkOption('weightClipping', 'bound', 'a number above 0', bound)
  return onParameters('weightClipping', (_parameter, change) => within(bound, change), {
    name: 'weightClipping',
    given: [bound],
  })
}
