// A hole below another optimiser.
import { adam, dense, hole, input } from 'lensor'

input(4).pipe(dense(3)).lens().reparam(hole).reparam(adam())
// Argument of type 'Optimiser<AdamOver, "adam: ℝ ⊗ P ⊗ P ⊗ P → P">' is not assignable to parameter of type
// '"✗ hole: an optimiser of ℝ[3×4] ⊗ ℝ[3] belongs here"'.
