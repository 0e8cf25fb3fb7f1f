// The forward half of a lens is not written to its end.
import { hole, identity, input, lens, real } from 'lensor'

lens({ get: input(3).pipe(hole), put: identity([real(3)]) })
// Type 'Para<[], [Real<[3]>], [Real<[3]>]>' is not assignable to type
// '"✗ hole: a map from ℝ[3] belongs here"'.
