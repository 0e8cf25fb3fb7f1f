// A loss gives a number: the layers come before it.
import { dense, input, quadratic } from 'lensor'

input(4).lens().pipe(quadratic).pipe(dense(2).lens())
// Argument of type 'LensLayer<Dense<2>, "dense(2): ℝ[m] → ℝ[2], parameters ℝ[2×m] ⊗ ℝ[2]">' is not assignable to parameter of type
// '"✗ dense(2) takes a real vector ℝ[m], but ℝ flows in; flatten it first"'.
