import { constant, greater, multiply, scale, select, subtract } from '../../graph/operators.ts'
import { checkOption } from '../options.ts'
import { checkOptions } from '../../objects/records.ts'
import { within } from '../real-tensor.ts'
import { absolute } from './absolute-error.ts'
import type { Loss } from './loss.ts'
import type { RealLoss } from './real-loss.ts'
import { realLoss } from './real-loss.ts'

/** Options of {@link huber}. */
export interface HuberOptions {
  /** The error from which on the loss is linear, δ, a number above 0; 1 where there is none. */
  readonly delta?: number
}

/**
 * The Huber loss along the last axis, averaged over the axes before it: label ℝ[…×k] ⊗ prediction ℝ[…×k] → ℝ.
 *
 * The term of an error e is ½e² up to |e| = δ, and δ(|e| − ½δ) beyond; its change is e, held between −δ and δ. Throws
 * `LensorError` where δ is not above 0 or there is no such option, `ObjectError` where no real tensor with an axis flows
 * in. Source: Huber, Robust Estimation of a Location Parameter (1964).
 *
 * @example
 * ```ts
 * import { compile, huber, input } from 'lensor'
 *
 * const loss = compile(input(2).pipe(huber({ delta: 2 }).map))
 * loss([Float64Array.of(0, 0)], Float64Array.of(1, -5)) // => [Float64Array.of(0.5 + 8)]
 * ```
 */
export function huber(options: HuberOptions = {}): Loss<RealLoss<'huber'>> {
  const { delta = 1 } = checkOptions('huber', options, ['delta'])
  checkOption('huber', 'delta', 'a number above 0', delta)
  return realLoss(
    'huber',
    (label, prediction) => {
      const error = subtract(prediction, label)
      const size = absolute(error)
      const linear = scale(subtract(size, constant(size.wire, delta / 2)), delta)
      // The square is taken of what is held, so that the half that is not selected stays finite.
      const held = within(delta, error)
      return select(greater(size, constant(size.wire, delta)), linear, scale(multiply(held, held), 0.5))
    },
    { name: 'huber', given: [options] },
  )
}
