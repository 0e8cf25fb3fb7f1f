import { f64x2 } from '../encoder/index.ts'
import type { V128 } from '../encoder/index.ts'
import type { Keep } from './sharing.ts'

const { add, constant, multiply } = f64x2

/** c₀ + c₁ x + c₂ x² + …: pairs of terms by Horner's rule in x², half as deep as Horner's rule in x. */
export function polynomial(x: V128, coefficients: readonly number[], keep: Keep): V128 {
  const square = keep(multiply(x, x))
  const sum = (first: number): V128 => {
    const [even = 0, odd] = coefficients.slice(first)
    if (odd === undefined) return constant(even)
    const pair = add(constant(even), multiply(constant(odd), x))
    return first + 2 < coefficients.length ? add(pair, multiply(square, sum(first + 2))) : pair
  }
  return sum(0)
}
