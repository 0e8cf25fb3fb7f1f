import { constant, greater, scale, select } from '../../../graph/operators.ts'
import { real } from '../../../objects/real.ts'
import { LensorError } from '../../../objects/errors.ts'
import { printed, say } from '../../../objects/words.ts'
import { checkOption, optionSentence } from '../../options.ts'
import { checkOptions } from '../../../objects/records.ts'
import type { Schedule } from './schedule.ts'
import { schedule } from './schedule.ts'

/** Options of {@link stepDecay}. */
export interface StepDecayOptions {
  /** The rate of the first step, a number from 0. */
  readonly rate: number
  /** What the rate is multiplied by at each milestone, a number from 0. */
  readonly factor: number
  /** After how many steps it is multiplied, whole numbers from 1. */
  readonly at: readonly number[]
}

/**
 * The schedule that multiplies its rate by a factor at milestones: ℝ → ℝ, rate · factorᵏ where k of them are reached.
 *
 * A step that comes after as many steps as a milestone says has the smaller rate already. Throws `LensorError` where
 * there is no such option or one is not a number of its kind.
 *
 * @example
 * ```ts
 * import { compile, stepDecay } from 'lensor'
 *
 * const rates = compile(stepDecay({ rate: 8, factor: 0.5, at: [2, 3] }).batch(5))
 * rates(Float64Array.of(0, 1, 2, 3, 4)) // => [Float64Array.of(8, 8, 4, 2, 2)]
 * ```
 */
export function stepDecay(options: StepDecayOptions): Schedule {
  const name = 'stepDecay'
  const { rate, factor, at } = checkOptions(name, options, ['rate', 'factor', 'at'])
  checkOption(name, 'rate', 'a number from 0', rate)
  checkOption(name, 'factor', 'a number from 0', factor)
  if (!Array.isArray(at as unknown))
    throw new LensorError(
      say(optionSentence, { name, option: 'at', expected: 'a list of whole numbers from 1', value: printed(at) }),
    )
  for (const milestone of at) checkOption(name, 'at', 'a whole number from 1', milestone)
  return schedule(name, [options], (done) =>
    at.reduce(
      (current, milestone) => select(greater(constant(real(), milestone), done), current, scale(current, factor)),
      constant(real(), rate),
    ),
  )
}
