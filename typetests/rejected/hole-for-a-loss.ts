// A hole among lenses, where a loss is not chosen yet.
import { adam, dense, descent, hole, input } from 'lensor'

input(4).pipe(dense(3)).batch(16).lens().reparam(adam()).pipe(hole).pipe(descent(1))
// Argument of type 'LensLayer<RateOf<"descent", 1>, "descent(1): ℝ → 1">' is not assignable to parameter of type
// '"✗ hole: a lens ℝ[16×3] → ℝ belongs here"'.
