// A weight has an axis of outputs, then one of inputs: this one is transposed.
import { contract, parametric, real } from 'lensor'

parametric([real(4, 3)], [real(4)], (weight, x) => [contract(weight, x, 'ij,j->i')])
// Argument of type '"ij,j->i"' is not assignable to parameter of type
// '"✗ contract: j is 3 in ℝ[4×3] but 4 in ℝ[4]"'.
