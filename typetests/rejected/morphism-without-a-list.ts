// A map gives back a list, of one tensor too.
import { add, morphism, real } from 'lensor'

morphism([real(3), real(3)], (x, y) => add(x, y))
// Type 'Tensor<Real<[3]>>' is not assignable to type
// '"✗ a map gives back a list of tensors, one for each wire of its codomain: write [result]"'.
