// A letter stands for one size.
import { contract, morphism, real } from 'lensor'

morphism([real('n', 'k'), real('m')], (x, y) => [contract(x, y, 'ij,j->i')])
// Argument of type '"ij,j->i"' is not assignable to parameter of type
// '"✗ contract: j is k in ℝ[n×k] but m in ℝ[m]"'.
