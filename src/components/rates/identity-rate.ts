import { ObjectError } from '../../objects/errors.ts'
import type { Notation } from '../../objects/notation.ts'
import { notation } from '../../objects/notation.ts'
import type { Wire } from '../../objects/wire.ts'
import { onlyWire } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import { say } from '../../objects/words.ts'
import type { Family, Maps } from '../../terms/family.ts'
import { lens } from '../../terms/lens.ts'
import { LensLayer } from '../../terms/layer.ts'
import { discard, identity } from '../../terms/structure.ts'

export const identityRateRule = 'identityRate: A → 1'
export const identityRateSentence = '✗ identityRate closes one tensor, but {object} flows in'

type IdentityRateAt<Object> = Object extends readonly [Wire]
  ? Maps<[], []>
  : Say<typeof identityRateSentence, { object: Notation<Object> }>

/** The family of {@link identityRate}. */
export interface IdentityRate extends Family {
  readonly rule: typeof identityRateRule
  readonly maps: IdentityRateAt<this['dom']>
}

/**
 * The cap (L, L) → (1, 1) that answers a loss with itself: the learning rate of Boolean circuits, where the loss is the
 * error.
 *
 * Throws `ObjectError` where something else than one tensor flows in. Source: Example 3.10.
 *
 * @example
 * ```ts
 * import { BitVector, bits, booleanError, compile, identityRate } from 'lensor'
 *
 * const capped = bits(2).lens().pipe(booleanError).pipe(identityRate)
 * const [label, change] = compile(capped.put)([BitVector.from('11')], BitVector.from('01'))
 * change.toString() // => '10'
 * ```
 */
export const identityRate: LensLayer<IdentityRate> = new LensLayer(identityRateRule, (object) => {
  const wire = onlyWire(object)
  if (wire === undefined) throw new ObjectError(say(identityRateSentence, { object: notation(object) }))
  return lens({ get: discard([wire]), put: identity([wire]) }).term
})
