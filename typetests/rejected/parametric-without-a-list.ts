// A map gives back a list, of one tensor too.
import { contract, parametric, real } from 'lensor'

parametric([real(2, 3)], [real(3)], (weight, x) => contract(weight, x, 'ij,j->i'))
// Type 'Tensor<Real<[2]>>' is not assignable to type
// '"✗ a map gives back a list of tensors, one for each wire of its codomain: write [result]"'.
