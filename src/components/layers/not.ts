import { emit } from '../../graph/graph.ts'
import { add, filled } from '../../graph/structural.ts'
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
import type { Operation } from '../../terms/layer.ts'
import { operation } from '../../terms/layer.ts'
import { onlyTensor } from './operation.ts'

export const notRule = 'not: ℤ₂[…] → ℤ₂[…]'
export const notSentence = '✗ not takes bits ℤ₂[…], but {object} flows in'

type NotAt<Object> = Object extends readonly [Bit<infer S extends Shape>]
  ? Maps<[], [Bit<S>]>
  : Say<typeof notSentence, { object: Notation<Object> }>

/** The family of {@link not}. */
export interface Not extends Family {
  readonly rule: typeof notRule
  readonly maps: NotAt<this['dom']>
}

/**
 * The negation of bits, x ↦ x + 1, place by place: ℤ₂[…] → ℤ₂[…]. A layer, and a function of points.
 *
 * Throws `ObjectError` where something else than bits flows in.
 *
 * @example
 * ```ts
 * import { BitVector, bits, compile, not } from 'lensor'
 *
 * compile(bits(3).pipe(not))(BitVector.from('101')).join() // => '010'
 * ```
 */
export const not: Operation<Not> = operation(notRule, (object) => {
  if (onlyWire(object)?.domain !== integersModulo2)
    throw new ObjectError(say(notSentence, { object: notation(object) }))
  return onlyTensor('not', object, (x) => emit(add, [x, filled(x.wire, 1)], {}))
})
