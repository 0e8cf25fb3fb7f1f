// A loss on the wrong codomain: the Boolean error compares bits.
import { booleanError, dense, input } from 'lensor'

input(4).pipe(dense(3)).lens().pipe(booleanError)
// Argument of type 'Loss<BooleanError, "booleanError: ℤ₂[…] → ℤ₂[…], label ℤ₂[…]">' is not assignable to parameter of type
// '"✗ booleanError compares bits ℤ₂[…], but ℝ[3] flows in"'.
