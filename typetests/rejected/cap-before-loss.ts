// A learning rate closes a loss, which is a number.
import { dense, descent, input } from 'lensor'

input(4).pipe(dense(3)).batch(16).lens().pipe(descent(0.1))
// Argument of type 'LensLayer<RateOf<"descent", 0.1>, "descent(0.1): ℝ → 1">' is not assignable to parameter of type
// '"✗ descent(0.1) closes a loss ℝ, but ℝ[16×3] flows in; put a loss before it"'.
