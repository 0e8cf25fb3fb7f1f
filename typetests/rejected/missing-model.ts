// What learns is a model.
import { descent, quadratic, unsupervised } from 'lensor'

unsupervised({ batch: 2, loss: quadratic, rate: descent(0.1) })
// Argument of type '{ batch: number; loss: Loss<RealLoss<"quadratic">, "quadratic: ℝ[…×k] → ℝ, label ℝ[…×k]">; rate: LensLayer<RateOf<"descent", 0.1>, "descent(0.1): ℝ → 1">; }' is not assignable to parameter of type
// '"✗ unsupervised: model is missing; it takes model, batch, loss, optimiser, rate"'.
