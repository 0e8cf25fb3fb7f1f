// Tensors of two names are of two shapes.
import { add, morphism, real } from 'lensor'

morphism([real('n'), real('m')], (x, y) => [add(x, y)])
// Argument of type 'Tensor<Real<["m"]>>' is not assignable to parameter of type
// '"✗ add takes tensors of one shape and domain, but ℝ[n] and ℝ[m] flow in"'.
