import { multiply } from '../../graph/operators.ts'
import type { BinaryOperation } from '../../terms/layer.ts'
import type { Gate } from './gate.ts'
import { gate } from './gate.ts'
import { not } from './not.ts'

/**
 * The negated disjunction of bits, (x, y) ↦ (1 + x)(1 + y), place by place: ℤ₂[…] ⊗ ℤ₂[…] → ℤ₂[…]. A layer, and a function of points.
 *
 * Throws `ObjectError` where something else than two tensors of bits of one shape flows in. Source: Boolean circuits as
 * polynomials over ℤ₂, Example 2.9.
 *
 * @example
 * ```ts
 * import { BitVector, bit, compile, identity, nor } from 'lensor'
 *
 * const gate = compile(identity([bit(4), bit(4)]).pipe(nor))
 * gate(BitVector.from('0011'), BitVector.from('0101')).join() // => '1000'
 * ```
 */
export const nor: BinaryOperation<Gate<'nor'>> = gate('nor', (x, y) => multiply(not(x), not(y)))
