import type { Wires } from '../objects/wire.ts'
import { batched, checkCount } from '../objects/wire.ts'
import type { Cell, Sequenced } from './cell.ts'
import { inputsOfCell } from './cell.ts'
import { Para, termOf } from './parametric.ts'
import type { Term } from './term.ts'

/**
 * A map again and again: from f : P ⊗ (S ⊗ X) → S, the map P ⊗ (S ⊗ Xⁿ) → S that does f `count` times, with the same
 * parameters and each time on its own X: (p, s, x₁ … xₙ) ↦ f(p, … f(p, f(p, s, x₁), x₂) …, xₙ).
 *
 * Where X is 1 it is the n-fold composite of f with itself; where the count is 0, the projection to S. It is one term
 * and one value of a graph, however often it does f, and so is its reverse derivative, which goes back through the n
 * steps: it takes n states of memory, and each step once more forward.
 *
 * Throws `ObjectError` where the domain of f does not begin with its codomain, `SizeError` where the count is not a whole
 * number from 0.
 *
 * @example
 * ```ts
 * import { add, compile, iterate, multiply, parametric, real, reverse } from 'lensor'
 *
 * // One step of Horner's rule: (p, s, x) ↦ p · s + x.
 * const step = parametric([real()], [real(), real()], (p, s, x) => [add(multiply(p, s), x)])
 * const horner = iterate(3, step)
 * const at: [Float64Array, Float64Array, Float64Array] = [Float64Array.of(2), Float64Array.of(0), Float64Array.of(5, 6, 7)]
 * compile(horner)(...at) // => [Float64Array.of(39)]
 * compile(reverse(horner))(...at, Float64Array.of(1))[0] // => Float64Array.of(26)
 * ```
 */
export function iterate<
  Count extends number,
  P extends Wires = never,
  A extends Wires = never,
  S extends Wires = never,
>(count: Count, map: Cell<'iterate', P, A, S>): Para<P, Sequenced<Count, S, A>, S> {
  const of = termOf(map)
  checkCount('iterate', count)
  return new Para(iterated(count, of))
}

/** The term of a cell that is done so often. Throws `ObjectError` where it is no cell. */
export function iterated(count: number, of: Term): Term {
  const { params, cod } = of
  const dom = [...cod, ...batched(count, inputsOfCell('iterate', of))]
  return { kind: 'iterate', count, of, params, dom, cod }
}
