// A layer behind a hole says as much as it knows of what it takes.
import { dense, hole, input } from 'lensor'

input(784).pipe(hole).pipe(dense(10))
// Argument of type 'Layer<Dense<10>, "dense(10): ℝ[m] → ℝ[10], parameters ℝ[10×m] ⊗ ℝ[10]">' is not assignable to parameter of type
// '"✗ hole: a map ℝ[784] → ℝ[m] belongs here"'.
