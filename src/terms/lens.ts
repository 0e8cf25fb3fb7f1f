import { ObjectError } from '../objects/errors.ts'
import type { Notation } from '../objects/notation.ts'
import { notation } from '../objects/notation.ts'
import type { Same, Wires } from '../objects/wire.ts'
import { same } from '../objects/wire.ts'
import type { Say } from '../objects/words.ts'
import { say } from '../objects/words.ts'
import type { PairOf } from './port.ts'
import type { Para } from './parametric.ts'
import { ParaLens, termOf } from './parametric.ts'
import type { InitialState } from './term.ts'
import type { Pair, Port } from './port.ts'

/**
 * The pair (A, A′) of a forward and a backward object, where they differ.
 *
 * @example
 * ```ts
 * import { bit, notation, pair, real } from 'lensor'
 *
 * notation(pair([real(2)], [bit(3)])) // => '(ℝ[2], ℤ₂[3])'
 * ```
 */
export function pair<const A extends Wires, const Change extends Wires>(
  forward: readonly [...A],
  backward: readonly [...Change],
): Pair<A, Change> {
  return { forward: forward as unknown as A, backward: backward as unknown as Change }
}

export const getSentence = '✗ lens: get is a map without parameters, but it has {object}'
export const putSentence = '✗ lens: put goes from {dom} to {cod}, but {given} to {result} came'

type Put<Given, Dom extends Wires, Cod extends Wires> =
  Given extends Para<infer P, infer A, infer B>
    ? [Same<P, []>, Same<A, Dom>, Same<B, Cod>] extends [true, true, true]
      ? Given
      : Say<typeof putSentence, { dom: Notation<Dom>; cod: Notation<Cod>; given: Notation<A>; result: Notation<B> }>
    : never

/**
 * A lens (A, A′) → (B, B′) written by hand: `get : A → B` and `put : A ⊗ B′ → A′`.
 *
 * Where `changes` does not say otherwise, A′ is A and B′ is B. `initial` says what it carries at first as an optimiser.
 * Throws `ObjectError` where `put` is not of that type.
 *
 * Source: Definition 2.4.
 *
 * @example
 * ```ts
 * import { add, compile, identity, lens, morphism, real } from 'lensor'
 *
 * const update = lens({ get: identity([real(2)]), put: morphism([real(2), real(2)], (p, change) => [add(p, change)]) })
 * compile(update.put)(Float64Array.of(1, 2), Float64Array.of(3, 4)) // => [Float64Array.of(4, 6)]
 * ```
 */
export function lens<
  A extends Wires,
  B extends Wires,
  Given,
  AChange extends Wires = A,
  BChange extends Wires = B,
>(parts: {
  readonly get: Para<[], A, B>
  readonly put: Put<Given, [...A, ...BChange], AChange>
  readonly changes?: { readonly dom: readonly [...AChange]; readonly cod: readonly [...BChange] }
  readonly initial?: InitialState
}): ParaLens<[], PairOf<A, AChange>, PairOf<B, BChange>> {
  const [get, put] = [termOf(parts.get), termOf(parts.put)]
  if (get.params.length > 0) throw new ObjectError(say(getSentence, { object: notation(get.params) }))
  const changes: { readonly dom: Wires; readonly cod: Wires } = parts.changes ?? get
  const dom = [...get.dom, ...changes.cod]
  if (put.params.length > 0 || !same(put.dom, dom) || !same(put.cod, changes.dom))
    throw new ObjectError(
      say(putSentence, {
        dom: notation(dom),
        cod: notation(changes.dom),
        given: notation(put.dom),
        result: notation(put.cod),
      }),
    )
  const port = (forward: Wires, backward: Wires): Port => (same(forward, backward) ? forward : { forward, backward })
  return new ParaLens({
    kind: 'lens',
    get,
    put,
    initial: parts.initial,
    params: [],
    dom: port(get.dom, changes.dom),
    cod: port(get.cod, changes.cod),
  })
}
