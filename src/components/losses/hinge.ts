import { constant, multiply, subtract } from '../../graph/operators.ts'
import { relu } from '../layers/relu.ts'
import type { Loss } from './loss.ts'
import type { RealLoss } from './real-loss.ts'
import { realLoss } from './real-loss.ts'

/**
 * The hinge loss Σ max(0, 1 − label · score) along the last axis, averaged over the axes before it, for labels that are 1
 * or −1: label ℝ[…×k] ⊗ scores ℝ[…×k] → ℝ.
 *
 * A score on its label's side of 0 by 1 or more costs nothing, and its change is 0. Throws `ObjectError` where no real
 * tensor with an axis flows in. Source: Cortes and Vapnik, Support-Vector Networks (1995).
 *
 * @example
 * ```ts
 * import { compile, hinge, input } from 'lensor'
 *
 * const loss = compile(input(3).pipe(hinge.map))
 * loss([Float64Array.of(1, 1, -1)], Float64Array.of(2, 0.5, 3)) // => [Float64Array.of(0 + 0.5 + 4)]
 * ```
 */
export const hinge: Loss<RealLoss<'hinge'>> = realLoss('hinge', (label, scores) =>
  relu(subtract(constant(scores.wire, 1), multiply(label, scores))),
)
