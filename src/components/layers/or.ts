import { add, multiply } from '../../graph/operators.ts'
import type { BinaryOperation } from '../../terms/layer.ts'
import type { Gate } from './gate.ts'
import { gate } from './gate.ts'

/**
 * The disjunction of bits, (x, y) ↦ x + y + xy, place by place: ℤ₂[…] ⊗ ℤ₂[…] → ℤ₂[…]. A layer, and a function of points.
 *
 * Throws `ObjectError` where something else than two tensors of bits of one shape flows in. Source: Boolean circuits as
 * polynomials over ℤ₂, Example 2.9.
 *
 * @example
 * ```ts
 * import { BitVector, bit, compile, identity, or } from 'lensor'
 *
 * const gate = compile(identity([bit(4), bit(4)]).pipe(or))
 * gate(BitVector.from('0011'), BitVector.from('0101')).join() // => '0111'
 * ```
 */
export const or: BinaryOperation<Gate<'or'>> = gate('or', (x, y) => add(add(x, y), multiply(x, y)))
