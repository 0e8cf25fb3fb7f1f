import { f64x2, i32, i64x2, v128 } from '../encoder/index.ts'
import type { NewLocal, V128 } from '../encoder/index.ts'
import { polynomial } from './polynomial.ts'
import { bias, ln2, ln2Rest, rounder } from './power.ts'
import { sharing } from './sharing.ts'

const { add, constant, divide, leastOrFirst, multiply, subtract, truncate } = f64x2

/** (h coth h − 1) / h² as a polynomial in h², to 2⁻⁵¹ where |h| ≤ ln 2 / 2. */
const coefficients = [
  0.33333333333333304, -0.02222222222203617, 0.0021164020983185055, -0.00021163956823938974, 2.1367434825686058e-5,
  -2.0871514313844193e-6,
]

/**
 * The hyperbolic tangent (e²ˣ − 1) / (e²ˣ + 1), x being the absolute value, within 2 units in the last place of the
 * correctly rounded result.
 *
 * x = k ln 2 / 2 + h, rounded down so that h ≥ 0, and e²ʰ = (H + h) / (H − h) where H = h coth h = 1 + d. Then the
 * numerator is (2ᵏ + 1) h + (2ᵏ − 1) d + (2ᵏ − 1): where k is 0 it is 2h, so small numbers keep their accuracy. The
 * denominator is the numerator and 2 (H − h), so that an error of the numerator is one of both.
 */
export function tanh(operand: V128, newLocal: NewLocal): V128 {
  return sharing(newLocal, (keep) => {
    const signed = keep(operand)
    const x = keep(leastOrFirst(v128.andNot(signed, constant(-0)), constant(20)))
    const k = keep(truncate(multiply(x, constant(2 / Math.LN2))))
    const h = keep(subtract(subtract(x, multiply(k, constant(ln2 / 2))), multiply(k, constant(ln2Rest / 2))))
    const square = keep(multiply(h, h))
    const d = keep(multiply(square, polynomial(square, coefficients, keep)))
    const scale = keep(i64x2.shiftLeft(add(k, constant(rounder + bias)), i32.constant(52)))
    const below = keep(subtract(scale, constant(1)))
    const above = add(scale, constant(1))
    const numerator = keep(add(add(multiply(above, h), multiply(below, d)), below))
    const small = keep(subtract(h, d))
    const denominator = add(subtract(numerator, add(small, small)), constant(2))
    return v128.or(divide(numerator, denominator), v128.and(signed, constant(-0)))
  })
}
