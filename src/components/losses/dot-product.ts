import { multiply } from '../../graph/operators.ts'
import type { Loss } from './loss.ts'
import type { RealLoss } from './real-loss.ts'
import { realLoss } from './real-loss.ts'

/**
 * The dot product Σ label · prediction along the last axis, averaged over the axes before it:
 * label ℝ[…×k] ⊗ prediction ℝ[…×k] → ℝ.
 *
 * It grows as the prediction turns towards the label: ascend it to have more of the features that the label names. Throws
 * `ObjectError` where no real tensor with an axis flows in. Source: Example 3.7, used in deep dreaming (§4.2) and in
 * generative adversarial networks.
 *
 * @example
 * ```ts
 * import { compile, dotProduct, input } from 'lensor'
 *
 * const loss = compile(input(2).pipe(dotProduct.map))
 * loss([Float64Array.of(1, 2)], Float64Array.of(3, 4)) // => [Float64Array.of(11)]
 * ```
 */
export const dotProduct: Loss<RealLoss<'dotProduct'>> = realLoss('dotProduct', (label, prediction) =>
  multiply(label, prediction),
)
