import { f64x2, i32, i64x2, v128 } from '../encoder/index.ts'
import type { NewLocal, V128 } from '../encoder/index.ts'
import { bias, power } from './power.ts'
import { sharing } from './sharing.ts'

const { add, constant, divide, greatestOrFirst, leastOrFirst, multiply } = f64x2

/**
 * The exponential eˣ = 2ᵏ (1 + 2r / (R − r)), with an error below 1.2 units in the last place.
 *
 * k is from −1076 to 1024, so its power is two factors. What the first scales stays normal, and a subnormal result is
 * rounded once, by the second.
 */
export function exp(operand: V128, newLocal: NewLocal): V128 {
  return sharing(newLocal, (keep) => {
    const x = keep(greatestOrFirst(leastOrFirst(operand, constant(710)), constant(-746)))
    const { exponent, difference, denominator } = power(x, 2 * bias, keep)
    const half = keep(v128.and(i64x2.shiftLeft(exponent, i32.constant(51)), i64x2.constant(0x7ffn << 52n)))
    const otherHalf = i64x2.subtract(i64x2.shiftLeft(exponent, i32.constant(52)), half)
    return multiply(add(half, divide(multiply(half, difference), denominator)), otherHalf)
  })
}
