// A hole may be the first.
import { dense, hole, input } from 'lensor'

input(784).pipe(hole.pipe(dense(10)))
// Argument of type 'Layer<Sequence<[HoleOver<"a map">, Dense<10>]>, "hole; dense(10): A → ℝ[10]">' is not assignable to parameter of type
// '"✗ hole: a map ℝ[784] → ℝ[m] belongs here"'.
