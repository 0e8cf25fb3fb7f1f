import type { LensLayer } from '../../terms/layer.ts'
import type { RateName, RateOf } from './rate.ts'
import { signedRate } from './rate.ts'
import type { Scheduled } from './schedules/schedule.ts'

/**
 * Gradient ascent with a learning rate ε: the cap (ℝ, ℝ) → (1, 1) that answers the loss with ε. With a schedule it carries
 * the count t of steps done, Steps ⊗ (ℝ, ℝ) → (1, 1), and answers with ε(t).
 *
 * Throws `ObjectError` where no loss flows in or a map is no schedule. Source: Definition 3.8, with the sign of
 * Example 3.9 turned.
 *
 * @example
 * ```ts
 * import { ascent, compile, input, quadratic } from 'lensor'
 *
 * const capped = input(1).lens().pipe(quadratic).pipe(ascent(0.1))
 * compile(capped.put)([Float64Array.of(1)], Float64Array.of(3))[1]?.[0]?.toFixed(3) // => '0.200'
 * ```
 */
export function ascent<const Rate>(rate: Scheduled<Rate>): LensLayer<RateOf<'ascent', RateName<Rate>>> {
  return signedRate('ascent', rate, 1)
}
