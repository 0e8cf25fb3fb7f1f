// Descent over ℤ₂ has no meaning; the identity is its learning rate.
import { bits, booleanError, descent, lookupTable } from 'lensor'

bits(4).pipe(lookupTable(1)).lens().pipe(booleanError).pipe(descent(1))
// Argument of type 'LensLayer<RateOf<"descent", 1>, "descent(1): ℝ → 1">' is not assignable to parameter of type
// '"✗ descent(1) closes a loss ℝ, but ℤ₂[1] flows in; put a loss before it"'.
