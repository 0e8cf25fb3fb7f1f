// A map that is not finished is held to no laws.
import { hole, input } from 'lensor'
import { checkReverseDerivative } from 'lensor/laws'

checkReverseDerivative(input(4).pipe(hole))
// Argument of type 'Para<[], [Real<[4]>], [Hole<"a map", [Real<[4]>]>]>' is not assignable to parameter of type
// '"✗ hole: a map from ℝ[4] belongs here"'.
