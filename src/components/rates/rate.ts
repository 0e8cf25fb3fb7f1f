/** What the real learning rates have in common: they close the loss with a change that does not depend on it. */
import type { Tensor } from '../../graph/graph.ts'
import { add, constant, scale } from '../../graph/operators.ts'
import { ObjectError } from '../../objects/errors.ts'
import type { Notation } from '../../objects/notation.ts'
import { notation } from '../../objects/notation.ts'
import type { Real } from '../../objects/real.ts'
import { real, reals } from '../../objects/real.ts'
import type { Carried } from '../../objects/wire.ts'
import { onlyWire } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import { say } from '../../objects/words.ts'
import type { Family, Maps } from '../../terms/family.ts'
import { lens } from '../../terms/lens.ts'
import { morphism, parametric } from '../../terms/morphism.ts'
import { LensLayer } from '../../terms/layer.ts'
import { discard } from '../../terms/structure.ts'
import type { LensTerm } from '../../terms/term.ts'
import type { Schedule, Scheduled } from './schedules/schedule.ts'
import { rateAfter, scheduleOf } from './schedules/schedule.ts'

export const rateRule = '{name}({rate}): ℝ → 1'
export const rateSentence = '✗ {name}({rate}) closes a loss ℝ, but {object} flows in; put a loss before it'

/** What a scheduled rate carries: the count of steps done. */
export interface Steps extends Carried<'Steps', [Real<[]>], []> {}

/** A rate in types: its number, or that it is a schedule. */
export type RateName<Rate> = Rate extends number ? Rate : 'schedule'

type RateAt<Name extends string, Rate extends number | 'schedule', Object> = Object extends readonly [Real<[]>]
  ? Maps<Rate extends number ? [] : [Steps], []>
  : Say<typeof rateSentence, { name: Name; rate: Rate; object: Notation<Object> }>

/** The family of a learning rate: it accepts a loss ℝ and closes it; a scheduled one has the count of steps for parameter. */
export interface RateOf<Name extends string, Rate extends number | 'schedule'> extends Family {
  readonly rule: Say<typeof rateRule, { name: Name; rate: Rate }>
  readonly maps: RateAt<Name, Rate, this['dom']>
}

/** The cap (ℝ, ℝ) → (1, 1) whose backward half is the rate with a sign. */
export function signedRate<Name extends string, Rate>(
  name: Name,
  rate: Scheduled<Rate>,
  sign: 1 | -1,
): LensLayer<RateOf<Name, RateName<Rate>>> {
  const shown = typeof rate === 'number' ? rate : 'schedule'
  const fullName = `${name}(${shown})`
  const cap =
    typeof rate === 'number'
      ? constantCap(sign * rate, fullName)
      : scheduledCap(scheduleOf(rate as Schedule), sign, fullName)
  return new LensLayer(
    say(rateRule, { name, rate: shown }),
    (object) => {
      const wire = onlyWire(object)
      if (wire?.domain !== reals || wire.shape.length !== 0)
        throw new ObjectError(say(rateSentence, { name, rate: shown, object: notation(object) }))
      return cap
    },
    { name, given: [rate] },
  )
}

function constantCap(change: number, name: string): LensTerm {
  return lens({ get: discard([real()]), put: morphism([real()], () => [constant(real(), change)], { name }) }).term
}

/** Steps ⊗ (ℝ, ℝ) → (1, 1): the rate after so many steps, and one step more. */
function scheduledCap(schedule: Schedule, sign: 1 | -1, name: string): LensTerm {
  const steps: Steps = { bundle: 'Steps', wires: [real()] }
  const next = (done: Tensor<Real<[]>>): Tensor<Real<[]>> => add(done, constant(real(), 1))
  return lens({
    get: parametric([steps], [real()], () => []),
    put: parametric([steps], [real()], (done) => [next(done), scale(rateAfter(schedule, done), sign)], { name }),
    changes: { dom: [real()], cod: [] },
  }).term
}
