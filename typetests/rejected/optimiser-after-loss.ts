// An optimiser belongs above the model, not above the label.
import { adam, dense, input, quadratic } from 'lensor'

input(4).pipe(dense(3)).lens().pipe(quadratic).reparam(adam())
// Argument of type 'Optimiser<AdamOver, "adam: ℝ ⊗ P ⊗ P ⊗ P → P">' is not assignable to parameter of type
// '"✗ adam updates the parameters of a model, but Label (ℝ[3]) is among them; reparametrise before it comes in"'.
