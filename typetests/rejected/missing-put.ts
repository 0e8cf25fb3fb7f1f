// A lens has two halves.
import { identity, lens, real } from 'lensor'

lens({ get: identity([real(2)]) })
// Argument of type '{ get: Para<[], [Real<[2]>], [Real<[2]>]>; }' is not assignable to parameter of type
// '"✗ lens: put is missing; it takes get, put"'.
