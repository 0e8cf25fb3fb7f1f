import { after, f64x2, i32, i64x2, v128 } from '../encoder/index.ts'
import type { NewLocal, V128 } from '../encoder/index.ts'
import { polynomial } from './polynomial.ts'
import { sharing } from './sharing.ts'
import { turnOf } from './turn.ts'

const { absolute, add, constant, multiply, subtract } = f64x2

/** (sin r / r − 1) / r² as a polynomial in r², to 2⁻⁵⁵ where |r| ≤ π / 4: its first term, and the others. */
const sineTerm = -0.16666666666666666
const sineTerms = [
  0.008333333333330946, -0.0001984126983675497, 2.755731610068303e-6, -2.5051131455427946e-8, 1.591810123027412e-10,
]

/** (cos r − 1 + r² / 2) / r⁴ as a polynomial in r², to 2⁻⁵⁹ where |r| ≤ π / 4. */
const cosineTerms = [
  0.041666666666666664, -0.0013888888888887395, 2.4801587298763433e-5, -2.7557317270560326e-7, 2.0876146024689747e-9,
  -1.1382614868556325e-11,
]

/** The sine of an angle that is not negative and of `quarters` quarter turns more. */
function turned(angle: V128, quarters: bigint, newLocal: NewLocal): V128 {
  const turn = turnOf(angle, newLocal)
  const [r, rest] = [turn.r.get, turn.rest.get]
  const result = sharing(newLocal, (keep) => {
    const square = keep(multiply(r, r))
    const cube = keep(multiply(square, r))
    // sin(r + rest) = r − (r² (rest / 2 − r³ S) − rest − s r³), to the first order in the rest.
    const correction = subtract(multiply(constant(0.5), rest), multiply(cube, polynomial(square, sineTerms, keep)))
    const sine = subtract(r, subtract(subtract(multiply(square, correction), rest), multiply(cube, constant(sineTerm))))
    // cos(r + rest) = w + ((1 − w − r² / 2) + (r⁴ C − r rest)), where w is the nearest double to 1 − r² / 2.
    const half = keep(multiply(square, constant(0.5)))
    const w = keep(subtract(constant(1), half))
    const series = multiply(multiply(square, square), polynomial(square, cosineTerms, keep))
    const cosine = add(w, add(subtract(subtract(constant(1), w), half), subtract(series, multiply(r, rest))))
    const quarter = keep(i64x2.add(turn.quarters.get, i64x2.constant(quarters)))
    const isOdd = i64x2.subtract(i64x2.constant(0n), v128.and(quarter, i64x2.constant(1n)))
    const sign = i64x2.shiftLeft(v128.and(quarter, i64x2.constant(2n)), i32.constant(62))
    return v128.xor(v128.select(isOdd, cosine, sine), sign)
  })
  return after(turn.prepare, result)
}

/** The sine, with an error below 1 unit in the last place for every finite number. */
export function sin(operand: V128, newLocal: NewLocal): V128 {
  return sharing(newLocal, (keep) => {
    const x = keep(operand)
    return v128.xor(turned(absolute(x), 0n, newLocal), v128.and(x, constant(-0)))
  })
}

/** The cosine, with an error below 1 unit in the last place for every finite number. */
export function cos(operand: V128, newLocal: NewLocal): V128 {
  return turned(absolute(operand), 1n, newLocal)
}
