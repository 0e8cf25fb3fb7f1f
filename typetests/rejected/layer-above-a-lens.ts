// What reparametrises a lens is an optimiser or a lens.
import { dense, input } from 'lensor'

input(4).pipe(dense(3)).lens().reparam(dense(3))
// Argument of type 'Layer<Dense<3>, "dense(3): ℝ[m] → ℝ[3], parameters ℝ[3×m] ⊗ ℝ[3]">' is not assignable to parameter of type
// '"✗ an optimiser or a lens belongs here"'.
