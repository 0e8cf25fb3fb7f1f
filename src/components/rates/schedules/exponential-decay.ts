import { exp, scale } from '../../../graph/operators.ts'
import { checkOption } from '../../options.ts'
import { checkOptions } from '../../../objects/records.ts'
import type { Schedule } from './schedule.ts'
import { schedule } from './schedule.ts'

/** Options of {@link exponentialDecay}. */
export interface ExponentialDecayOptions {
  /** The rate of the first step, a number from 0. */
  readonly rate: number
  /** What the rate is multiplied by, a number above 0. */
  readonly factor: number
  /** In how many steps it is multiplied by that once, a whole number from 1; 1 where there is none. */
  readonly every?: number
}

/**
 * The schedule rate · factor^(t / every): ℝ → ℝ, after t steps.
 *
 * Throws `LensorError` where there is no such option or one is not a number of its kind.
 *
 * @example
 * ```ts
 * import { compile, exponentialDecay } from 'lensor'
 *
 * const [rate] = compile(exponentialDecay({ rate: 0.1, factor: 0.5, every: 10 }))(Float64Array.of(20))
 * rate[0]?.toFixed(3) // => '0.025'
 * ```
 */
export function exponentialDecay(options: ExponentialDecayOptions): Schedule {
  const name = 'exponentialDecay'
  const { rate, factor, every = 1 } = checkOptions(name, options, ['rate', 'factor', 'every'])
  checkOption(name, 'rate', 'a number from 0', rate)
  checkOption(name, 'factor', 'a number above 0', factor)
  checkOption(name, 'every', 'a whole number from 1', every)
  return schedule(name, [options], (done) => scale(exp(scale(done, Math.log(factor) / every)), rate))
}
