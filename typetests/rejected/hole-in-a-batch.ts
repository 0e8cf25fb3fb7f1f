// A batch of what comes out of a hole comes out of that hole.
import { compile, hole, input } from 'lensor'

compile(input(4).pipe(hole).batch(8))
// Argument of type 'Para<[], [Real<[8, 4]>], [Hole<"a map", [Real<[4]>]>]>' is not assignable to parameter of type
// '"✗ hole: a map from ℝ[4] belongs here"'.
