import { constant, subtract } from '../../graph/operators.ts'
import { real } from '../../objects/real.ts'
import type { Optimiser } from '../../terms/layer.ts'
import { checkOption } from '../options.ts'
import { times } from '../real-tensor.ts'
import type { OnParameters } from './on-parameters.ts'
import { onParameters } from './on-parameters.ts'

/**
 * Weight decay: get(p) = p, put(p, p′) = p′ − λp.
 *
 * Below an optimiser, `weightDecay(λ).pipe(adam())`, it is the gradient of ½λ‖p‖² in what that optimiser sees: L2
 * regularisation. Above one, `adam().pipe(weightDecay(λ))`, what comes back is the new state, of which the parameters lose λ
 * of what they were and all else stays: decoupled decay, as in {@link adamW}. A rate in the cap would not reach λ: cap the
 * loss with −1 and leave the step size to the optimiser. Throws `LensorError` where λ is below 0, `ObjectError` over other
 * domains than ℝ and above several optimisers beside each other, each of which takes its own. Source: Krogh and Hertz, A
 * Simple Weight Decay Can Improve Generalization (1991).
 *
 * @example
 * ```ts
 * import { basicUpdate, compile, real, weightDecay } from 'lensor'
 *
 * const now: [Float64Array] = [Float64Array.of(8)]
 * const { put } = weightDecay(0.25).pipe(basicUpdate).at([real(1)])
 * compile(put)(now, Float64Array.of(-1)) // => [[Float64Array.of(5)]]
 * ```
 */
export function weightDecay(decay: number): Optimiser<OnParameters<'weightDecay'>> {
  checkOption('weightDecay', 'decay', 'a number from 0', decay)
  return onParameters(
    'weightDecay',
    (parameter, change) => subtract(change, times(constant(real(), decay), parameter)),
    { name: 'weightDecay', given: [decay] },
  )
}
