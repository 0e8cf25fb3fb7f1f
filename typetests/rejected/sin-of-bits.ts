// Bits have no angles.
import { bit, morphism, sin } from 'lensor'

morphism([bit(8)], (x) => [sin(x)])
// Argument of type 'Tensor<Bit<[8]>>' is not assignable to parameter of type
// '"✗ sin takes tensors of a smooth domain such as ℝ, but ℤ₂[8] flows in"'.
