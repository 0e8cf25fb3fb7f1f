import type { LensLayer } from '../../terms/layer.ts'
import type { RateName, RateOf } from './rate.ts'
import { signedRate } from './rate.ts'
import type { Scheduled } from './schedules/schedule.ts'

/**
 * Gradient descent with a learning rate ε: the cap (ℝ, ℝ) → (1, 1) that answers the loss with −ε. With a schedule it
 * carries the count t of steps done, Steps ⊗ (ℝ, ℝ) → (1, 1), and answers with −ε(t).
 *
 * Throws `ObjectError` where no loss flows in or a map is no schedule. Source: Definition 3.8, Example 3.9.
 *
 * @example
 * ```ts
 * import { compile, descent, exponentialDecay, input, quadratic } from 'lensor'
 *
 * const capped = input(1).lens().pipe(quadratic).pipe(descent(0.1))
 * const [label, change] = compile(capped.put)([Float64Array.of(1)], Float64Array.of(3))
 * change[0]?.toFixed(3) // => '-0.200'
 *
 * const slower = input(1).lens().pipe(quadratic).pipe(descent(exponentialDecay({ rate: 0.1, factor: 0.5 })))
 * const [, [steps], less] = compile(slower.put)([Float64Array.of(1)], [Float64Array.of(1)], Float64Array.of(3))
 * steps // => Float64Array.of(2)
 * less[0]?.toFixed(3) // => '-0.100'
 * ```
 */
export function descent<const Rate>(rate: Scheduled<Rate>): LensLayer<RateOf<'descent', RateName<Rate>>> {
  return signedRate('descent', rate, -1)
}
