/** Random quadratic functions ‖Wθ − y‖² of ten numbers: W, y and the first θ are of the normal distribution. */
import { contract, parametric, real } from 'lensor'
import type { Para, Real } from 'lensor'
import type { Family } from './tasks.ts'
import { normals, repeated } from './tasks.ts'

/** The functions are new in each draw, and the same in each step. */
export const quadratics: Family = (count, random) => {
  const [parameters, matrices, labels] = [10, 100, 10].map((size) => normals(count * size, random)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  return {
    count,
    parameters: [parameters],
    next: (steps) => [repeated(labels, count, steps), repeated(matrices, count, steps)],
  }
}

/** θ ⊗ W ↦ Wθ. */
export const product: Para<[Real<[10]>], [Real<[10, 10]>], [Real<[10]>]> = parametric(
  [real(10)],
  [real(10, 10)],
  (theta, matrix) => [contract(matrix, theta, 'ij,j->i')],
)
