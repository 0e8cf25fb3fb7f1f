import { constant, multiply, scale, subtract } from '../../../graph/operators.ts'
import { real } from '../../../objects/real.ts'
import { relu } from '../../layers/relu.ts'
import { checkOption } from '../../options.ts'
import type { Schedule, Scheduled } from './schedule.ts'
import { rateAfter, schedule, scheduleOf } from './schedule.ts'

/**
 * The schedule that goes up in a line from 0, in so many steps, to a rate or to the first rate of a schedule, and goes on
 * as that does from its own beginning: ℝ → ℝ.
 *
 * Throws `LensorError` where the steps are not a whole number from 1, `ObjectError` where a map is no schedule. Source:
 * Goyal et al., Accurate, Large Minibatch SGD (2017), §2.2, gradual warm-up.
 *
 * @example
 * ```ts
 * import { compile, stepDecay, warmUp } from 'lensor'
 *
 * const rates = compile(warmUp(2, stepDecay({ rate: 8, factor: 0.5, at: [1] })).batch(5))
 * rates(Float64Array.of(0, 1, 2, 3, 4)) // => [Float64Array.of(0, 4, 8, 4, 4)]
 * ```
 */
export function warmUp<Rate>(steps: number, rate: Scheduled<Rate>): Schedule {
  checkOption('warmUp', 'steps', 'a whole number from 1', steps)
  const later = scheduleOf(rate as number | Schedule)
  return schedule('warmUp', [steps, rate], (done) => {
    const after = relu(subtract(done, constant(real(), steps)))
    return multiply(scale(subtract(done, after), 1 / steps), rateAfter(later, after))
  })
}
