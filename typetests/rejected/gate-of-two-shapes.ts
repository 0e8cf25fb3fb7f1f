// A gate is place by place.
import { and, bit, identity } from 'lensor'

identity([bit(3), bit(4)]).pipe(and)
// Argument of type 'BinaryOperation<Gate<"and">, "and: ℤ₂[…] ⊗ ℤ₂[…] → ℤ₂[…]">' is not assignable to parameter of type
// '"✗ and takes two tensors of bits of one shape, but ℤ₂[3] ⊗ ℤ₂[4] flows in"'.
