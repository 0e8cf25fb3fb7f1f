import { f64x2, i32, i64x2, v128 } from '../encoder/index.ts'
import type { NewLocal, V128 } from '../encoder/index.ts'
import { polynomial } from './polynomial.ts'
import { bias, ln2, ln2Rest } from './power.ts'
import { sharing } from './sharing.ts'

const { add, constant, divide, equal, less, multiply, subtract } = f64x2

/** (2 artanh(s) / s − 2) / s² as a polynomial in s², to 2⁻⁵¹ where |s| ≤ 3 − 2√2: fitted at Chebyshev's points. */
const coefficients = [
  0.666666666666667, 0.3999999999989938, 0.28571428626031065, 0.2222221112572281, 0.18182889786191042,
  0.15331699633543858, 0.14616721179861816,
]

/** The bits of √½, where the fractions begin; the bits of 1. */
const [lowest, one] = [0x3fe6a09e_667f3bcdn, 0x3ff00000_00000000n]

/** The least positive number that is not subnormal, and how far subnormal ones are lifted. */
const [leastNormal, lift] = [2 ** -1022, 54]

/**
 * The natural logarithm, with an error below 1 unit in the last place; −∞ at zeros, and not a number below them.
 *
 * x = 2ᵏ (1 + f) with √½ ≤ 1 + f < √2, and ln(1 + f) = 2 artanh(s) where s = f / (2 + f): that is f − (f²/2 −
 * s (f²/2 + 2 artanh(s) / s − 2)), whose first term is exact.
 */
export function log(operand: V128, newLocal: NewLocal): V128 {
  return sharing(newLocal, (keep) => {
    const x = keep(operand)
    const isTiny = keep(less(x, constant(leastNormal)))
    const normal = v128.select(isTiny, multiply(x, constant(2 ** lift)), x)
    const bits = keep(i64x2.add(normal, i64x2.constant(one - lowest)))
    // A whole number in the lowest bits of 2⁵² is that much more.
    const exponent = v128.or(i64x2.shiftRightUnsigned(bits, i32.constant(52)), constant(2 ** 52))
    const lifted = v128.and(isTiny, constant(lift))
    const k = keep(subtract(subtract(exponent, constant(2 ** 52 + bias)), lifted))
    const fraction = i64x2.add(v128.and(bits, i64x2.constant((1n << 52n) - 1n)), i64x2.constant(lowest))
    const f = keep(subtract(fraction, constant(1)))
    const s = keep(divide(f, add(f, constant(2))))
    const square = keep(multiply(s, s))
    const halfSquare = keep(multiply(multiply(f, f), constant(0.5)))
    const series = multiply(square, polynomial(square, coefficients, keep))
    const small = add(multiply(s, add(halfSquare, series)), multiply(k, constant(ln2Rest)))
    const result = subtract(multiply(k, constant(ln2)), subtract(subtract(halfSquare, small), f))
    const isZero = v128.and(equal(x, constant(0)), constant(-Infinity))
    const exception = v128.or(v128.or(x, less(x, constant(0))), isZero)
    const isRegular = v128.and(less(constant(0), x), less(x, constant(Infinity)))
    return v128.select(isRegular, result, exception)
  })
}
