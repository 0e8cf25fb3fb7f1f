import { add, negate, subtract } from '../../graph/operators.ts'
import { relu } from '../layers/relu.ts'
import type { RealTensor } from '../real-tensor.ts'
import type { Loss } from './loss.ts'
import type { RealLoss } from './real-loss.ts'
import { realLoss } from './real-loss.ts'

/** |x| as max(x, 0) + max(−x, 0), place by place; its derivative at 0 is 0. */
export const absolute = (x: RealTensor): RealTensor => add(relu(x), relu(negate(x)))

/**
 * The absolute error Σ |prediction − label| along the last axis, averaged over the axes before it:
 * label ℝ[…×k] ⊗ prediction ℝ[…×k] → ℝ.
 *
 * It adds up along the last axis as the quadratic error does; the mean over all k places is 1/k of it. Where prediction and
 * label are equal, the change is 0. Throws `ObjectError` where no real tensor with an axis flows in.
 *
 * @example
 * ```ts
 * import { absoluteError, compile, input } from 'lensor'
 *
 * const loss = compile(input(2).pipe(absoluteError.map))
 * loss([Float64Array.of(1, 0)], Float64Array.of(3, -4)) // => [Float64Array.of(6)]
 * ```
 */
export const absoluteError: Loss<RealLoss<'absoluteError'>> = realLoss('absoluteError', (label, prediction) =>
  absolute(subtract(prediction, label)),
)
