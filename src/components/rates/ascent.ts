import type { LensLayer } from '../../terms/layer.ts'
import type { RateOf } from './rate.ts'
import { constantRate } from './rate.ts'

/**
 * Gradient ascent with a learning rate ε: the cap (ℝ, ℝ) → (1, 1) that answers the loss with ε.
 *
 * Throws `ObjectError` where no loss flows in. Source: Definition 3.8, with the sign of Example 3.9 turned.
 *
 * @example
 * ```ts
 * import { ascent, compile, input, quadratic } from 'lensor'
 *
 * const capped = input(1).lens().pipe(quadratic).pipe(ascent(0.1))
 * compile(capped.put)([Float64Array.of(1)], Float64Array.of(3))[1]?.[0]?.toFixed(3) // => '0.200'
 * ```
 */
export function ascent<Rate extends number>(rate: Rate): LensLayer<RateOf<'ascent', Rate>> {
  return constantRate('ascent', rate, rate)
}
