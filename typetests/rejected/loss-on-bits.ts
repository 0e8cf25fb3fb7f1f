// A loss on the wrong codomain: cross-entropy compares real scores.
import { bits, linear, softmaxCrossEntropy } from 'lensor'

bits(4).pipe(linear(3)).lens().pipe(softmaxCrossEntropy)
// Argument of type 'Loss<RealLoss<"softmaxCrossEntropy">, "softmaxCrossEntropy: ℝ[…×k] → ℝ, label ℝ[…×k]">' is not assignable to parameter of type
// '"✗ softmaxCrossEntropy compares real predictions ℝ[…×k], but ℤ₂[3] flows in"'.
