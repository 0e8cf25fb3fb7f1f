// stopGradient is of one tensor.
import { identity, real, stopGradient } from 'lensor'

identity([real(2), real(3)]).pipe(stopGradient)
// Argument of type 'Operation<StopGradient, "stopGradient: A → A">' is not assignable to parameter of type
// '"✗ stopGradient takes one tensor, but ℝ[2] ⊗ ℝ[3] flows in"'.
