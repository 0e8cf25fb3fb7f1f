// The optimiser goes by its name, in this spelling.
import { basicUpdate, descent, input, quadratic, supervised } from 'lensor'

supervised({ model: input(4), batch: 2, loss: quadratic, optimizer: basicUpdate, rate: descent(0.1) })
// Argument of type '{ model: Para<[], [Real<[4]>], [Real<[4]>]>; batch: number; loss: Loss<RealLoss<"quadratic">, "quadratic: ℝ[…×k] → ℝ, label ℝ[…×k]">; optimizer: Optimiser<...>; rate: LensLayer<...>; }' is not assignable to parameter of type
// '"✗ supervised: optimiser is missing; it takes model, batch, loss, optimiser, rate"'.
