import { add, constant, cos, greater, scale, select } from '../../../graph/operators.ts'
import { real } from '../../../objects/real.ts'
import { checkOption } from '../../options.ts'
import { checkOptions } from '../../../objects/records.ts'
import type { Schedule } from './schedule.ts'
import { schedule } from './schedule.ts'

/** Options of {@link cosineDecay}. */
export interface CosineDecayOptions {
  /** The rate of the first step, a number from 0. */
  readonly rate: number
  /** In how many steps the rate goes down, a whole number from 1. */
  readonly steps: number
  /** The rate where it stays afterwards, a number from 0; 0 where there is none. */
  readonly floor?: number
}

/**
 * The schedule floor + ½ (rate − floor)(1 + cos(π t / steps)): ℝ → ℝ, after t steps. It stays at its floor afterwards.
 *
 * Throws `LensorError` where there is no such option or one is not a number of its kind. Source: Loshchilov and Hutter,
 * SGDR: Stochastic Gradient Descent with Warm Restarts (2017), (5), without restarts.
 *
 * @example
 * ```ts
 * import { compile, cosineDecay } from 'lensor'
 *
 * const rates = compile(cosineDecay({ rate: 3, steps: 100, floor: 1 }).batch(3))
 * rates(Float64Array.of(0, 50, 1000)) // => [Float64Array.of(3, 2, 1)]
 * ```
 */
export function cosineDecay(options: CosineDecayOptions): Schedule {
  const name = 'cosineDecay'
  const { rate, steps, floor = 0 } = checkOptions(name, options, ['rate', 'steps', 'floor'])
  checkOption(name, 'rate', 'a number from 0', rate)
  checkOption(name, 'steps', 'a whole number from 1', steps)
  checkOption(name, 'floor', 'a number from 0', floor)
  const all = (value: number) => constant(real(), value)
  return schedule(name, [options], (done) => {
    const within = select(greater(done, all(steps)), all(steps), done)
    const height = scale(add(all(1), cos(scale(within, Math.PI / steps))), (rate - floor) / 2)
    return add(all(floor), height)
  })
}
