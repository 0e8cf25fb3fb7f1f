// A step that is not written to its end.
import { hole, input, resident } from 'lensor'

resident(input(4).pipe(hole))
// Argument of type 'Para<[], [Real<[4]>], [Hole<"a map", [Real<[4]>]>]>' is not assignable to parameter of type
// '"✗ hole: a map from ℝ[4] belongs here"'.
