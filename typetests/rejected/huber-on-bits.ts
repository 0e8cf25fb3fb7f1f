// Errors over ℤ₂ have no size; booleanError compares bits.
import { bits, huber, linear } from 'lensor'

bits(4).pipe(linear(3)).lens().pipe(huber())
// Argument of type 'Loss<RealLoss<"huber">, "huber: ℝ[…×k] → ℝ, label ℝ[…×k]">' is not assignable to parameter of type
// '"✗ huber compares real predictions ℝ[…×k], but ℤ₂[3] flows in"'.
