import { emit } from '../../graph/graph.ts'
import { add } from '../../graph/structural.ts'
import type { Bit } from '../../objects/bit.ts'
import { integersModulo2 } from '../../objects/bit.ts'
import { ObjectError } from '../../objects/errors.ts'
import type { Notation } from '../../objects/notation.ts'
import { notation } from '../../objects/notation.ts'
import type { Shape } from '../../objects/wire.ts'
import { onlyWire } from '../../objects/wire.ts'
import type { Say } from '../../objects/words.ts'
import { say } from '../../objects/words.ts'
import type { Family, Maps } from '../../terms/family.ts'
import type { Label, Loss } from './loss.ts'
import { loss } from './loss.ts'

export const booleanErrorRule = 'booleanError: ℤ₂[…] → ℤ₂[…], label ℤ₂[…]'
export const booleanErrorSentence = '✗ booleanError compares bits ℤ₂[…], but {object} flows in'

type BooleanErrorAt<Object> = Object extends readonly [Bit<infer S extends Shape>]
  ? Maps<[Label<[Bit<S>], 'booleanError'>], [Bit<S>]>
  : Say<typeof booleanErrorSentence, { object: Notation<Object> }>

/** The family of {@link booleanError}. */
export interface BooleanError extends Family {
  readonly rule: typeof booleanErrorRule
  readonly maps: BooleanErrorAt<this['dom']>
}

/**
 * The Boolean error label + prediction, the bits that differ: label ℤ₂[…] ⊗ prediction ℤ₂[…] → ℤ₂[…].
 *
 * Throws `ObjectError` where something else than bits flows in. Source: Example 3.5.
 *
 * @example
 * ```ts
 * import { BitVector, bits, booleanError, compile } from 'lensor'
 *
 * const error = compile(bits(3).pipe(booleanError.map))
 * error([BitVector.from('110')], BitVector.from('100')).join() // => '010'
 * ```
 */
export const booleanError: Loss<BooleanError> = loss(
  booleanErrorRule,
  (object) => {
    const wire = onlyWire(object)
    if (wire?.domain !== integersModulo2) throw new ObjectError(say(booleanErrorSentence, { object: notation(object) }))
    return wire
  },
  (label, prediction) => emit(add, [label, prediction], {}),
)
