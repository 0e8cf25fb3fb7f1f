// A reparametrisation ends in the parameters.
import { copy, input, linear, real } from 'lensor'

input(4)
  .pipe(linear(4))
  .pipe(linear(4))
  .reparam(copy([real(4, 3)]))
// Argument of type 'Para<[], [Real<[4, 3]>], [Real<[4, 3]>, Real<[4, 3]>]>' is not assignable to parameter of type
// '"✗ a reparametrisation of ℝ[4×3] ⊗ ℝ[4×3] stands here, but the parameters are ℝ[4×4] ⊗ ℝ[4×4]"'.
