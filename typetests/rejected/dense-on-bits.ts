// A dense layer is real; over bits, write linear and bias.
import { bits, dense } from 'lensor'

bits(4).pipe(dense(3))
// Argument of type 'Layer<Dense<3>, "dense(3): ℝ[m] → ℝ[3], parameters ℝ[3×m] ⊗ ℝ[3]">' is not assignable to parameter of type
// '"✗ dense(3) takes a real vector ℝ[m], but ℤ₂[4] flows in"'.
