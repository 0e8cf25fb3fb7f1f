// How often comes before what.
import { dense, repeat } from 'lensor'

repeat(dense(3), 3)
// Argument of type 'Layer<Dense<3>, "dense(3): ℝ[m] → ℝ[3], parameters ℝ[3×m] ⊗ ℝ[3]">' is not assignable to parameter of type 'number'.
// ✗ repeat takes how many copies, a whole number from 0, but an object came
