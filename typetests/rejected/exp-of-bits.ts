// Operators know their domains.
import { bit, exp, morphism } from 'lensor'

morphism([bit(8)], (x) => [exp(x)])
// Argument of type 'Tensor<Bit<[8]>>' is not assignable to parameter of type
// '"✗ exp takes tensors of a smooth domain such as ℝ, but ℤ₂[8] flows in"'.
