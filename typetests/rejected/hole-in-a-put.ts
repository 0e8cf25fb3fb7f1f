// The backward half of a lens is not written to its end.
import { hole, identity, lens, real } from 'lensor'

lens({ get: identity([real(3)]), put: identity([real(3), real(3)]).pipe(hole) })
// Type 'Para<[], [Real<[3]>, Real<[3]>], [Hole<"a map", [Real<[3]>, Real<[3]>]>]>' is not assignable to type
// '"✗ hole: a map ℝ[3] ⊗ ℝ[3] → ℝ[3] belongs here"'.
