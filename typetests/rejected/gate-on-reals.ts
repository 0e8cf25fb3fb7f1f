// A gate is over bits.
import { identity, or, real } from 'lensor'

identity([real(3), real(3)]).pipe(or)
// Argument of type 'BinaryOperation<Gate<"or">, "or: ℤ₂[…] ⊗ ℤ₂[…] → ℤ₂[…]">' is not assignable to parameter of type
// '"✗ or takes two tensors of bits of one shape, but ℝ[3] ⊗ ℝ[3] flows in"'.
