import { multiply, scale, subtract } from '../../graph/operators.ts'
import type { Loss } from './loss.ts'
import type { RealLoss } from './real-loss.ts'
import { realLoss } from './real-loss.ts'

/**
 * The quadratic error ½ Σ (prediction − label)² along the last axis, averaged over the axes before it:
 * label ℝ[…×k] ⊗ prediction ℝ[…×k] → ℝ.
 *
 * R gives (α (label − prediction), α (prediction − label)); the published pair stands in swapped order. Throws
 * `ObjectError` where no real tensor with an axis flows in. Source: Example 3.4.
 *
 * @example
 * ```ts
 * import { compile, input, quadratic } from 'lensor'
 *
 * const loss = compile(input(2).pipe(quadratic.map))
 * loss([Float64Array.of(1, 0)], Float64Array.of(3, 0)) // => [Float64Array.of(2)]
 * ```
 */
export const quadratic: Loss<RealLoss<'quadratic'>> = realLoss('quadratic', (label, prediction) => {
  const difference = subtract(prediction, label)
  return scale(multiply(difference, difference), 0.5)
})
