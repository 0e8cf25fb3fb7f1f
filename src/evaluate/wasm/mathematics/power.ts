import { f64x2 } from '../encoder/index.ts'
import type { V128 } from '../encoder/index.ts'
import { polynomial } from './polynomial.ts'
import type { Keep } from './sharing.ts'

const { add, constant, multiply, subtract } = f64x2

/** ln 2 in two parts. The first has 42 bits, so its product with an exponent is exact. */
export const ln2 = 0.6931471805598903
export const ln2Rest = 5.497923018708371e-14

/** The bias of the exponent of a double. */
export const bias = 1023

/** 1.5 · 2⁵²: a double that is added to it becomes a whole number, in the lowest bits of the sum. */
export const rounder = 6_755_399_441_055_744

/** (r coth(r / 2) − 2) / r² as a polynomial in r², to 2⁻⁵⁴ where |r| ≤ ln 2 / 2. */
const coefficients = [
  0.1666666666666666, -0.0027777777777564404, 6.613756471622828e-5, -1.6534060033836456e-6, 4.1437662804024295e-8,
]

/** A power of e. */
interface Power {
  /** k and an offset, a whole number in the lowest bits. */
  readonly exponent: V128
  /** 2r. */
  readonly difference: V128
  /** R − r. */
  readonly denominator: V128
}

/**
 * The parts of eˣ = 2ᵏ (R + r) / (R − r), where x = k ln 2 + r, |r| ≤ ln 2 / 2 and R = r coth(r / 2), which is near 2.
 * What differs from 2 is small and added last; R + r is the denominator and 2r, so that an error of the denominator is
 * one of both terms of the quotient.
 */
export function power(x: V128, offset: number, keep: Keep): Power {
  const exponent = keep(add(multiply(x, constant(Math.LOG2E)), constant(rounder + offset)))
  const k = keep(subtract(exponent, constant(rounder + offset)))
  const r = keep(subtract(subtract(x, multiply(k, constant(ln2))), multiply(k, constant(ln2Rest))))
  const square = keep(multiply(r, r))
  const small = subtract(r, multiply(square, polynomial(square, coefficients, keep)))
  return { exponent, difference: add(r, r), denominator: subtract(constant(2), small) }
}
