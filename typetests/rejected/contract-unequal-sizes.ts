// A letter stands for one size.
import { contract, morphism, real } from 'lensor'

morphism([real(3, 4), real(5, 6)], (x, y) => [contract(x, y, 'ij,jk->ik')])
// Argument of type '"ij,jk->ik"' is not assignable to parameter of type
// '"✗ contract: j is 4 in ℝ[3×4] but 5 in ℝ[5×6]"'.
