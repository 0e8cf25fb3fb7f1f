// A gate of points knows their shapes too.
import { bit, morphism, xor } from 'lensor'

morphism([bit(3), bit(4)], (x, y) => [xor(x, y)])
// Argument of type 'Tensor<Bit<[4]>>' is not assignable to parameter of type
// '"✗ xor takes two tensors of bits of one shape, but ℤ₂[3] ⊗ ℤ₂[4] flows in"'.
