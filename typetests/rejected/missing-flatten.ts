// A dense layer takes a vector; an image is flattened first.
import { dense, input } from 'lensor'

input(28, 28).pipe(dense(10))
// Argument of type 'Layer<Dense<10>, "dense(10): ℝ[m] → ℝ[10], parameters ℝ[10×m] ⊗ ℝ[10]">' is not assignable to parameter of type
// '"✗ dense(10) takes a real vector ℝ[m], but ℝ[28×28] flows in; flatten it first"'.
