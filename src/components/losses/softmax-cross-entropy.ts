import { multiply, negate } from '../../graph/operators.ts'
import { logSoftmax } from '../layers/softmax.ts'
import type { Loss } from './loss.ts'
import type { RealLoss } from './real-loss.ts'
import { realLoss } from './real-loss.ts'

/**
 * The cross-entropy −Σ label · log softmax(scores) along the last axis, averaged over the axes before it:
 * label ℝ[…×k] ⊗ scores ℝ[…×k] → ℝ.
 *
 * For labels that sum to one its gradient in the scores is softmax(scores) − label; the published formula,
 * Σ label · (scores − log softmax(scores)), has a gradient that ignores the label. Throws `ObjectError` where no real
 * tensor with an axis flows in. Source: Example 3.6.
 *
 * @example
 * ```ts
 * import { compile, input, softmaxCrossEntropy } from 'lensor'
 *
 * const loss = compile(input(2).pipe(softmaxCrossEntropy.map))
 * loss([Float64Array.of(1, 0)], Float64Array.of(0, 0)) // => [Float64Array.of(Math.log(2))]
 * ```
 */
export const softmaxCrossEntropy: Loss<RealLoss<'softmaxCrossEntropy'>> = realLoss(
  'softmaxCrossEntropy',
  (label, scores) => negate(multiply(label, logSoftmax(scores))),
)
