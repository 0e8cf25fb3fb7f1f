/** What maps have in common that are done again and again: cells P ⊗ (S ⊗ X) → S, from a state and an input to a state. */
import { ObjectError } from '../objects/errors.ts'
import type { Notation } from '../objects/notation.ts'
import { notation } from '../objects/notation.ts'
import type { Batch, Flat, Same, Wires } from '../objects/wire.ts'
import { flat, same } from '../objects/wire.ts'
import type { Say } from '../objects/words.ts'
import { say } from '../objects/words.ts'
import type { Para } from './parametric.ts'
import type { Term } from './term.ts'

export const cellSentence = '✗ {name} takes a cell S ⊗ X → S, but a map from {dom} to {cod} came'

/** A map that is a cell, else the sentence of the refusal. */
export type Cell<Name extends string, P extends Wires, A extends Wires, S extends Wires> =
  Behind<S, A> extends Wires
    ? Para<P, A, S>
    : Say<typeof cellSentence, { name: Name; dom: Notation<A>; cod: Notation<S> }>

/** S ⊗ Xⁿ, what n steps of a cell take: the state at first, and an axis of n in front of each wire of X. */
export type Sequenced<Count extends number, S extends Wires, A extends Wires> =
  Behind<S, A> extends infer X extends Wires ? [...S, ...Batch<Count, X>] : never

/** X, where an object is S ⊗ X, bundles or not; else `undefined`. */
type Behind<S, Object> = BehindParts<S, Object> extends infer X extends Wires ? X : BehindParts<Flat<S>, Flat<Object>>

type BehindParts<S, Object> = S extends readonly [infer First, ...infer More]
  ? Object extends readonly [infer Head, ...infer Rest]
    ? Same<[First], [Head]> extends true
      ? BehindParts<More, Rest>
      : undefined
    : undefined
  : Object

/** X of a cell. Throws `ObjectError` where its domain does not begin with its codomain. */
export function inputsOfCell(name: string, { dom, cod }: Term): Wires {
  const behind = (state: Wires, object: Wires): Wires | undefined =>
    state.every((part, place) => same([part], object.slice(place, place + 1))) ? object.slice(state.length) : undefined
  const inputs = behind(cod, dom) ?? behind(flat(cod), flat(dom))
  if (inputs === undefined) throw new ObjectError(say(cellSentence, { name, dom: notation(dom), cod: notation(cod) }))
  return inputs
}
