import { f64x2, i32, i64x2 } from '../encoder/index.ts'
import type { NewLocal, V128 } from '../encoder/index.ts'
import { bias, power } from './power.ts'
import { sharing } from './sharing.ts'

const { add, constant, divide, greatestOrFirst, leastOrFirst, multiply } = f64x2

/** By which power of two the numerator is lifted, so that the scale is not subnormal. */
const lift = 64

/**
 * The sigmoid eˣ / (eˣ + 1), within 2 units in the last place of the correctly rounded result. With
 * eˣ = 2ᵏ (R + r) / (R − r) it is 2ᵏ (R + r) / (2ᵏ (R + r) + (R − r)): one division, and no term is negative.
 */
export function sigmoid(operand: V128, newLocal: NewLocal): V128 {
  return sharing(newLocal, (keep) => {
    const x = keep(greatestOrFirst(leastOrFirst(operand, constant(40)), constant(-746)))
    const parts = power(x, bias + lift, keep)
    const denominator = keep(parts.denominator)
    const scale = i64x2.shiftLeft(parts.exponent, i32.constant(52))
    const lifted = keep(multiply(add(denominator, parts.difference), scale))
    const lower = constant(2 ** -lift)
    return multiply(divide(lifted, add(multiply(lifted, lower), denominator)), lower)
  })
}
