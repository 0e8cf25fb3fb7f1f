// The size of a batch is said.
import { basicUpdate, descent, input, quadratic, supervised } from 'lensor'

supervised({ model: input(4), loss: quadratic, optimiser: basicUpdate, rate: descent(0.1) })
// Argument of type '{ model: Para<[], [Real<[4]>], [Real<[4]>]>; loss: Loss<RealLoss<"quadratic">, "quadratic: ℝ[…×k] → ℝ, label ℝ[…×k]">; optimiser: Optimiser<...>; rate: LensLayer<...>; }' is not assignable to parameter of type
// '"✗ supervised: batch is missing; it takes model, batch, loss, optimiser, rate"'.
