import type { Tensor } from '../../../graph/graph.ts'
import { inline } from '../../../graph/graph.ts'
import { constant } from '../../../graph/operators.ts'
import { LensorError, ObjectError } from '../../../objects/errors.ts'
import type { Notation } from '../../../objects/notation.ts'
import { notation } from '../../../objects/notation.ts'
import type { Real } from '../../../objects/real.ts'
import { real } from '../../../objects/real.ts'
import type { Held } from '../../../objects/inferred.ts'
import { same } from '../../../objects/wire.ts'
import type { Say } from '../../../objects/words.ts'
import { printed, say } from '../../../objects/words.ts'
import { generator, morphism } from '../../../terms/morphism.ts'
import { Para } from '../../../terms/parametric.ts'
import type { Bare, MapFamily } from '../../../terms/piece.ts'
import { checkNoHole } from '../../../terms/piece.ts'
import { graphOf } from '../../../terms/reading.ts'
import type { RealNumber } from '../../real-tensor.ts'

/**
 * A learning rate that changes: a map ℝ → ℝ from the count of steps done to the rate of the next step. One of your own is
 * a morphism like any other.
 */
export type Schedule = Para<[], [Real<[]>], [Real<[]>]>

export const scheduleSentence = '✗ a schedule is a map ℝ → ℝ from the count of steps, but one from {dom} to {cod} came'
export const rateOrScheduleSentence = '✗ a learning rate is a number from 0 or a schedule ℝ → ℝ, but {value} came'

/** A rate as it is given, a number or a schedule; else the sentence of the refusal. */
export type Scheduled<Rate> =
  Held<Rate> extends Held<infer _Rate extends number | Schedule>
    ? Rate
    : Rate extends Para<infer P, infer A, infer B>
      ? Say<typeof scheduleSentence, { dom: Notation<[...P, ...A]>; cod: Notation<B> }>
      : [MapFamily<Rate>] extends [never]
        ? number | Schedule
        : Bare<
            Rate,
            'a map',
            Say<
              typeof rateOrScheduleSentence,
              { value: Rate extends (...points: never) => unknown ? 'a function' : 'an object' }
            >
          >

/**
 * The schedule that a rate is: a number stands for the constant one.
 *
 * Throws `ObjectError` where a map is no schedule, `LensorError` where something else came, such as a number below 0.
 *
 * @example
 * ```ts
 * import { compile, scheduleOf } from 'lensor'
 *
 * compile(scheduleOf(0.1))(Float64Array.of(1000)) // => [Float64Array.of(0.1)]
 * ```
 */
export function scheduleOf<Rate>(rate: Scheduled<Rate>): Schedule {
  const given = rate as number | Schedule
  if (typeof given === 'number' && given >= 0 && given < Infinity)
    return morphism([real()], () => [constant(real(), given)], { name: String(given) })
  checkNoHole(given, 'a map')
  if (!(given instanceof Para)) throw new LensorError(say(rateOrScheduleSentence, { value: printed(given) }))
  const { params, dom, cod } = given.term
  if (params.length > 0 || !same(dom, [real()]) || !same(cod, [real()]))
    throw new ObjectError(say(scheduleSentence, { dom: notation([...params, ...dom]), cod: notation(cod) }))
  return given
}

/** The schedule that a function of that name makes of what it is given. */
export function schedule(name: string, given: readonly unknown[], rate: (done: RealNumber) => RealNumber): Schedule {
  const body = (done: Tensor): readonly Tensor[] => [rate(done as RealNumber)]
  return new Para(generator([], [real()], body as never, { name }, [real()], { name, given }))
}

/** The rate of a schedule after so many steps, in the map that is being written. */
export function rateAfter(schedule: Schedule, steps: Tensor<Real<[]>>): Tensor<Real<[]>> {
  return inline(graphOf(schedule.term), [steps], 'a schedule')[0] as Tensor<Real<[]>>
}
