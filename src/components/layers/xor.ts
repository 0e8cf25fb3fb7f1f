import { add } from '../../graph/operators.ts'
import type { BinaryOperation } from '../../terms/layer.ts'
import type { Gate } from './gate.ts'
import { gate } from './gate.ts'

/**
 * The exclusive disjunction of bits, (x, y) ↦ x + y, place by place: ℤ₂[…] ⊗ ℤ₂[…] → ℤ₂[…]. A layer, and a function of points.
 *
 * Throws `ObjectError` where something else than two tensors of bits of one shape flows in. Source: Boolean circuits as
 * polynomials over ℤ₂, Example 2.9.
 *
 * @example
 * ```ts
 * import { BitVector, bit, compile, identity, xor } from 'lensor'
 *
 * const gate = compile(identity([bit(4), bit(4)]).pipe(xor))
 * gate(BitVector.from('0011'), BitVector.from('0101')).join() // => '0110'
 * ```
 */
export const xor: BinaryOperation<Gate<'xor'>> = gate('xor', (x, y) => add(x, y))
