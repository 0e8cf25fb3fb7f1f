// A cell that is not written to its end.
import { hole, input, iterate } from 'lensor'

iterate(3, input(4).pipe(hole))
// Argument of type 'Para<[], [Real<[4]>], [Hole<"a map", [Real<[4]>]>]>' is not assignable to parameter of type
// '"✗ hole: a map from ℝ[4] belongs here"'.
