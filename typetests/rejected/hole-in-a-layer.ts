// A hole stands within a layer too.
import { dense, hole, input } from 'lensor'

const hidden = dense(16).pipe(hole).pipe(dense(3))
input(4).pipe(hidden)
// Argument of type 'Layer<Sequence<[Dense<16>, HoleOver<"a map">, Dense<3>]>, "dense(16); hole; dense(3): ℝ[m] → ℝ[3]">' is not assignable to parameter of type
// '"✗ hole: a map ℝ[16] → ℝ[m] belongs here"'.
