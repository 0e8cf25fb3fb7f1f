// firstOrder stands below an optimiser.
import { adam, firstOrder, input, linear } from 'lensor'

input(4).pipe(linear(3)).lens().reparam(adam()).reparam(firstOrder)
// Argument of type 'Optimiser<FirstOrderOver, "firstOrder: P → P">' is not assignable to parameter of type
// '"✗ firstOrder updates the parameters of a model, but Adam (ℝ ⊗ ℝ[3×4] ⊗ ℝ[3×4] ⊗ ℝ[3×4]) is among them; reparametrise before it comes in"'.
