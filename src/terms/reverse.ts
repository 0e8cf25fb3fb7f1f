import type { Wires } from '../objects/wire.ts'
import type { OnlyMap } from './parametric.ts'
import { Para, termOf } from './parametric.ts'

/**
 * R: the reverse derivative of f : P ⊗ A → B, a map P ⊗ A ⊗ B′ → P′ ⊗ A′. It is a term again, so R iterates.
 *
 * Source: Definition 2.6, the reverse derivative combinator.
 *
 * @example
 * ```ts
 * import { compile, morphism, multiply, real, reverse } from 'lensor'
 *
 * const square = morphism([real(1)], (x) => [multiply(x, x)])
 * compile(reverse(square))(Float64Array.of(3), Float64Array.of(1)) // => [Float64Array.of(6)]
 * ```
 */
export function reverse<P extends Wires = never, A extends Wires = never, B extends Wires = never>(
  map: OnlyMap<P, Para<P, A, B>>,
): Para<P, [...A, ...B], [...P, ...A]> {
  const of = termOf(map)
  return new Para({
    kind: 'reverse',
    of,
    params: of.params,
    dom: [...of.dom, ...of.cod],
    cod: [...of.params, ...of.dom],
  })
}
