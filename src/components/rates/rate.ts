/** What the real learning rates have in common: they close the loss with a constant change. */
import { constant } from '../../graph/operators.ts'
import { ObjectError } from '../../objects/errors.ts'
import type { Notation } from '../../objects/notation.ts'
import { notation } from '../../objects/notation.ts'
import type { Real } from '../../objects/real.ts'
import { real, reals } from '../../objects/real.ts'
import { onlyWire } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import { say } from '../../objects/words.ts'
import type { Family, Maps } from '../../terms/family.ts'
import { lens } from '../../terms/lens.ts'
import { morphism } from '../../terms/morphism.ts'
import { LensLayer } from '../../terms/layer.ts'
import { discard } from '../../terms/structure.ts'

export const rateSentence = '✗ {name}({rate}) closes a loss ℝ, but {object} flows in; put a loss before it'

type RateAt<Name extends string, Rate extends number, Object> = Object extends readonly [Real<[]>]
  ? Maps<[], []>
  : Say<typeof rateSentence, { name: Name; rate: Rate; object: Notation<Object> }>

/** The family of a learning rate: it accepts a loss ℝ and closes it. */
export interface RateOf<Name extends string, Rate extends number> extends Family {
  readonly maps: RateAt<Name, Rate, this['dom']>
}

/** The cap (ℝ, ℝ) → (1, 1) whose backward half is constantly `change`. */
export function constantRate<Name extends string, Rate extends number>(
  name: Name,
  rate: Rate,
  change: number,
): LensLayer<RateOf<Name, Rate>> {
  const cap = lens({
    get: discard([real()]),
    put: morphism([real()], () => [constant(real(), change)], { name: `${name}(${rate})` }),
  })
  return new LensLayer(`${name}(${rate})`, (object) => {
    const wire = onlyWire(object)
    if (wire?.domain !== reals || wire.shape.length !== 0)
      throw new ObjectError(say(rateSentence, { name, rate, object: notation(object) }))
    return cap.term
  })
}
