// Optimisers follow optimisers.
import { adam, dense } from 'lensor'

adam().pipe(dense(3))
// Argument of type 'Layer<Dense<3>, "dense(3): ℝ[m] → ℝ[3], parameters ℝ[3×m] ⊗ ℝ[3]">' is not assignable to parameter of type
// '"✗ an optimiser or a lens belongs here"'.
