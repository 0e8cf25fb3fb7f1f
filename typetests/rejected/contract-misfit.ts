// Each axis has a letter.
import { contract, morphism, real } from 'lensor'

morphism([real(3, 4), real(4)], (x, y) => [contract(x, y, 'ij,jk->ik')])
// Argument of type '"ij,jk->ik"' is not assignable to parameter of type
// '"✗ contract: 'ij,jk->ik' does not fit ℝ[3×4] and ℝ[4]: one letter for each axis, none twice, those of the result among them"'.
