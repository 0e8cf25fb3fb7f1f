/** What maps have in common that are done again and again: cells P ⊗ (S ⊗ X) → S, from a state and an input to a state. */
import { ObjectError } from '../objects/errors.ts'
import type { Found } from '../objects/inferred.ts'
import type { Notation } from '../objects/notation.ts'
import { notation } from '../objects/notation.ts'
import type { Batch, Beside, Bundle, Equal, Flat, Same, Wires } from '../objects/wire.ts'
import { flat, isBundle, same } from '../objects/wire.ts'
import type { Say } from '../objects/words.ts'
import { say } from '../objects/words.ts'
import type { Para, onlyMapSentence } from './parametric.ts'
import type { Term } from './term.ts'
import type { Unfilled } from './unfinished.ts'
import { checkFilled } from './unfinished.ts'

export const cellSentence = '✗ {name} takes a cell S ⊗ X → S, but a map from {dom} to {cod} came'
export const stepSentence =
  '✗ {name} takes a step S ⊗ X → S ⊗ Y with states: {states}, but a map from {dom} to {cod} came'

/** A map that is a cell, else the sentence of the refusal. */
export type Cell<Name extends string, P extends Wires, A extends Wires, S extends Wires> = Found<
  P,
  Behind<S, A> extends undefined
    ? Unfilled<[...A, ...S], never, Say<typeof cellSentence, { name: Name; dom: Notation<A>; cod: Notation<S> }>>
    : Para<P, A, S>,
  typeof onlyMapSentence
>

/** S ⊗ Xⁿ, what n steps of a cell take: the state at first, and an axis of n in front of each wire of X. */
export type Sequenced<Count extends number, S extends Wires, A extends Wires> =
  Behind<S, A> extends infer X extends Wires ? Beside<S, Batch<Count, X>> : never

/** A map that is a step, so many parts of whose codomain are its state, else the sentence of the refusal. */
export type Step<Name extends string, States extends number, P extends Wires, A extends Wires, B extends Wires> = Found<
  P,
  InputsOf<States, A, B> extends undefined
    ? Unfilled<
        [...A, ...B],
        never,
        Say<typeof stepSentence, { name: Name; states: States; dom: Notation<A>; cod: Notation<B> }>
      >
    : Para<P, A, B>,
  typeof onlyMapSentence
>

/** X of a step S ⊗ X → S ⊗ Y; `undefined` where its domain does not begin with its state. */
export type InputsOf<States extends number, A extends Wires, B extends Wires> =
  StatesOf<States, B> extends infer S extends Wires ? (number extends States ? Wires : Behind<S, A>) : undefined

/** S, the first parts of an object S ⊗ Y; `undefined` where it has fewer. */
export type StatesOf<States extends number, B extends Wires> = Parted<States, B>[0]

/** Y, the parts of an object S ⊗ Y behind those of the state. */
export type OutputsOf<States extends number, B extends Wires> = Parted<States, B>[1]

/** So many parts of an object, and those behind them. */
type Parted<Count extends number, Object, First extends Wires = []> = number extends Count
  ? [Wires, Wires]
  : First['length'] extends Count
    ? [First, Object]
    : Object extends readonly [infer Part extends Wires[number], ...infer Rest]
      ? Parted<Count, Rest, [...First, Part]>
      : [undefined, undefined]

/** X, where an object is S ⊗ X, bundles or not; else `undefined`. */
export type Behind<S, Object> =
  Equal<S, Object> extends true
    ? []
    : BehindParts<S, Object> extends infer X extends Wires
      ? X
      : BehindOpened<Flat<S>, Object>

type BehindParts<S, Object> = S extends readonly [infer First, ...infer More]
  ? Object extends readonly [infer Head, ...infer Rest]
    ? Same<[First], [Head]> extends true
      ? BehindParts<More, Rest>
      : undefined
    : undefined
  : Object

/** X, where the bundles with which an object begins are opened as far as S reaches; else `undefined`. */
type BehindOpened<S, Object> = S extends readonly [infer First, ...infer More]
  ? Object extends readonly [infer Head, ...infer Rest]
    ? Same<[First], [Head]> extends true
      ? BehindOpened<More, Rest>
      : Head extends Bundle<string, infer Content>
        ? BehindOpened<S, [...Content, ...Rest]>
        : undefined
    : undefined
  : Object

/** X of a cell. Throws `ObjectError` where its domain does not begin with its codomain. */
export function inputsOfCell(name: string, { dom, cod }: Term): Wires {
  const inputs = behind(cod, dom)
  if (inputs !== undefined) return inputs
  checkFilled([...dom, ...cod])
  throw new ObjectError(say(cellSentence, { name, dom: notation(dom), cod: notation(cod) }))
}

/** S, X and Y of a step. Throws `ObjectError` where it has fewer states, or its domain does not begin with them. */
export function partsOfStep(
  name: string,
  states: number,
  { dom, cod }: Term,
): { readonly state: Wires; readonly inputs: Wires; readonly outputs: Wires } {
  const state = cod.slice(0, states)
  const inputs = state.length === states ? behind(state, dom) : undefined
  if (inputs === undefined) {
    checkFilled([...dom, ...cod])
    throw new ObjectError(say(stepSentence, { name, states, dom: notation(dom), cod: notation(cod) }))
  }
  return { state, inputs, outputs: cod.slice(states) }
}

/** X, where an object is S ⊗ X, bundles or not; else `undefined`. Its bundles are opened as far as S reaches. */
export function behind(state: Wires, object: Wires): Wires | undefined {
  const inParts = (first: Wires, whole: Wires): Wires | undefined =>
    first.every((part, place) => same([part], whole.slice(place, place + 1))) ? whole.slice(first.length) : undefined
  return inParts(state, object) ?? behindOpened(flat(state), object)
}

function behindOpened(state: Wires, object: Wires): Wires | undefined {
  const [[first, ...more], [head, ...rest]] = [state, object]
  if (first === undefined) return object
  if (head === undefined) return undefined
  if (same([first], [head])) return behindOpened(more, rest)
  return isBundle(head) ? behindOpened(state, [...head.wires, ...rest]) : undefined
}
