// A learner is closed by a learning rate.
import { adam, dotProduct, dreaming, input } from 'lensor'

dreaming({ model: input(4), loss: dotProduct, optimiser: adam() })
// Argument of type '{ model: Para<[], [Real<[4]>], [Real<[4]>]>; loss: Loss<RealLoss<"dotProduct">, "dotProduct: ℝ[…×k] → ℝ, label ℝ[…×k]">; optimiser: Optimiser<...>; }' is not assignable to parameter of type
// '"✗ dreaming: rate is missing; it takes model, loss, optimiser, rate"'.
