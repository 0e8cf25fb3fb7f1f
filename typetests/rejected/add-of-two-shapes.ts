// Addition is place by place.
import { add, morphism, real } from 'lensor'

morphism([real(3), real(4)], (x, y) => [add(x, y)])
// Argument of type 'Tensor<Real<[4]>>' is not assignable to parameter of type
// '"✗ add takes tensors of one shape and domain, but ℝ[3] and ℝ[4] flow in"'.
