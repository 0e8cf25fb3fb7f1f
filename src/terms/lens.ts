import { ObjectError } from '../objects/errors.ts'
import type { Absent, Complete } from '../objects/inferred.ts'
import { checkParts } from '../objects/records.ts'
import type { Notation } from '../objects/notation.ts'
import { notation } from '../objects/notation.ts'
import type { ObjectOf, Same, Wires } from '../objects/wire.ts'
import { checkObject, same } from '../objects/wire.ts'
import type { Say } from '../objects/words.ts'
import { say } from '../objects/words.ts'
import type { PairOf } from './port.ts'
import type { CodOf, DomOf, MapPart, Para, ParamsOf } from './parametric.ts'
import { ParaLens, mapPart } from './parametric.ts'
import type { InitialState } from './term.ts'
import type { Pair, Port } from './port.ts'
import type { Unfilled } from './unfinished.ts'
import { checkFilled } from './unfinished.ts'

/**
 * The pair (A, A′) of a forward and a backward object, where they differ. Throws `ObjectError` where one is no list of wires.
 *
 * @example
 * ```ts
 * import { bit, notation, pair, real } from 'lensor'
 *
 * notation(pair([real(2)], [bit(3)])) // => '(ℝ[2], ℤ₂[3])'
 * ```
 */
export function pair<const A extends Wires = never, const Change extends Wires = never>(
  forward: ObjectOf<A>,
  backward: ObjectOf<Change>,
): Pair<A, Change> {
  return { forward: checkObject(forward) as unknown as A, backward: checkObject(backward) as unknown as Change }
}

export const putSentence = '✗ lens: put goes from {dom} to {cod}, but {given} to {result} came'
export const putParametersSentence = '✗ lens: get and put have the same parameters, but {expected} and {object} came'

/** The backward half of a lens, where its parameters are P, its domain is A ⊗ B′ and its codomain P ⊗ A′. */
type Put<Given, P, Dom extends Wires, Cod extends Wires> = [P] extends [never]
  ? Given
  : Given extends Para<infer Own, infer A, infer B>
    ? Same<Own, P> extends true
      ? [Same<A, Dom>, Same<B, Cod>] extends [true, true]
        ? Given
        : Unfilled<
            Dom,
            never,
            Unfilled<
              B,
              Notation<Cod>,
              Say<
                typeof putSentence,
                { dom: Notation<Dom>; cod: Notation<Cod>; given: Notation<A>; result: Notation<B> }
              >
            >
          >
      : Say<typeof putParametersSentence, { expected: Notation<P>; object: Notation<Own> }>
    : MapPart<Given>

/** The halves of a lens, by name. */
const halves = 'get, put'

/** The halves of a lens, what changes, and what it carries at first as an optimiser. */
interface Halves<Get, Given, AChange extends Wires, BChange extends Wires> {
  readonly get: MapPart<Get>
  readonly put: Put<Given, ParamsOf<Get>, [...DomOf<Get>, ...BChange], [...ParamsOf<Get>, ...AChange]>
  readonly changes?: { readonly dom: readonly [...AChange]; readonly cod: readonly [...BChange] }
  readonly initial?: InitialState
}

/**
 * A parametric lens P ⊗ (A, A′) → (B, B′) written by hand: `get : P ⊗ A → B` and `put : P ⊗ A ⊗ B′ → P ⊗ A′`; without
 * parameters, a lens.
 *
 * Where `changes` does not say otherwise, A′ is A and B′ is B. Parameters of a lens by hand are a state of its own: `put`
 * gives the next state, which begins as the initialisers of `get` say. `initial` says what it carries at first as an
 * optimiser. Throws `ObjectError` where `put` is not of that type.
 *
 * Source: Definitions 2.4, lenses, and 2.5, parametric lenses.
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
  Get = Absent,
  Given = Absent,
  AChange extends Wires = DomOf<Get>,
  BChange extends Wires = CodOf<Get>,
>(
  parts: Complete<'lens', typeof halves, [Get, Given], Halves<Get, Given, AChange, BChange>>,
): ParaLens<ParamsOf<Get>, PairOf<DomOf<Get>, AChange>, PairOf<CodOf<Get>, BChange>> {
  const given = checkParts<Halves<unknown, unknown, Wires, Wires>>('lens', halves, parts, ['changes', 'initial'])
  const [get, put] = [mapPart(given.get), mapPart(given.put)]
  const { params } = get
  const changes: { readonly dom: Wires; readonly cod: Wires } = given.changes ?? get
  const [dom, cod] = [
    [...get.dom, ...changes.cod],
    [...params, ...changes.dom],
  ]
  if (!same(put.params, params))
    throw new ObjectError(say(putParametersSentence, { expected: notation(params), object: notation(put.params) }))
  if (!same(put.dom, dom) || !same(put.cod, cod)) {
    checkFilled(dom)
    checkFilled(put.cod, notation(cod))
    throw new ObjectError(
      say(putSentence, {
        dom: notation(dom),
        cod: notation(cod),
        given: notation(put.dom),
        result: notation(put.cod),
      }),
    )
  }
  const port = (forward: Wires, backward: Wires): Port => (same(forward, backward) ? forward : { forward, backward })
  return new ParaLens({
    kind: 'lens',
    get,
    put,
    initial: given.initial,
    params,
    dom: port(get.dom, changes.dom),
    cod: port(get.cod, changes.cod),
  })
}
