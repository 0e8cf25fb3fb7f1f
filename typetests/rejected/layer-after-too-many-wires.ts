// A dense layer takes one vector.
import { dense, input, morphism, real } from 'lensor'

const twice = morphism([real(3)], (x) => [x, x])
input(3).pipe(twice).pipe(dense(2))
// Argument of type 'Layer<Dense<2>, "dense(2): ℝ[m] → ℝ[2], parameters ℝ[2×m] ⊗ ℝ[2]">' is not assignable to parameter of type
// '"✗ dense(2) takes a real vector ℝ[m], but ℝ[3] ⊗ ℝ[3] flows in"'.
