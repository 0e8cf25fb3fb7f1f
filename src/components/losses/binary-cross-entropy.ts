import { add, exp, log, multiply, negate, subtract } from '../../graph/operators.ts'
import { relu } from '../layers/relu.ts'
import type { RealTensor } from '../real-tensor.ts'
import type { Loss } from './loss.ts'
import type { RealLoss } from './real-loss.ts'
import { realLoss } from './real-loss.ts'

/** log(1 + eˣ), less and plus the greater of x and 0, so that no exponential overflows. */
function softplus(x: RealTensor): RealTensor {
  const greatest = relu(x)
  return add(greatest, log(add(exp(subtract(x, greatest)), exp(negate(greatest)))))
}

/**
 * The cross-entropy of yes and no, −Σ (label · log σ(score) + (1 − label) · log σ(−score)) along the last axis, averaged
 * over the axes before it: label ℝ[…×k] ⊗ scores ℝ[…×k] → ℝ, σ being the sigmoid.
 *
 * Labels are probabilities from 0 to 1, scores any finite numbers: no sigmoid stands before it. It is computed as
 * log(1 + eˢ) − label · s, and its gradient σ(s) − label, without overflow for scores of any size; a score of ±∞ gives
 * NaN. Throws `ObjectError` where no real tensor with an axis flows in.
 *
 * @example
 * ```ts
 * import { binaryCrossEntropy, compile, input } from 'lensor'
 *
 * const loss = compile(input(2).pipe(binaryCrossEntropy.map))
 * loss([Float64Array.of(1, 1)], Float64Array.of(0, -1000)) // => [Float64Array.of(Math.log(2) + 1000)]
 * ```
 */
export const binaryCrossEntropy: Loss<RealLoss<'binaryCrossEntropy'>> = realLoss(
  'binaryCrossEntropy',
  (label, scores) => subtract(softplus(scores), multiply(label, scores)),
)
