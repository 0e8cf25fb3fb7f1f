import type { LensLayer } from '../../terms/layer.ts'
import type { RateOf } from './rate.ts'
import { constantRate } from './rate.ts'

/**
 * Gradient descent with a learning rate ε: the cap (ℝ, ℝ) → (1, 1) that answers the loss with −ε.
 *
 * Throws `ObjectError` where no loss flows in. Source: Definition 3.8, Example 3.9.
 *
 * @example
 * ```ts
 * import { compile, descent, input, quadratic } from 'lensor'
 *
 * const capped = input(1).lens().pipe(quadratic).pipe(descent(0.1))
 * const [label, change] = compile(capped.put)([Float64Array.of(1)], Float64Array.of(3))
 * change[0]?.toFixed(3) // => '-0.200'
 * ```
 */
export function descent<Rate extends number>(rate: Rate): LensLayer<RateOf<'descent', Rate>> {
  return constantRate('descent', rate, -rate)
}
