import { ObjectError, SizeError } from '../objects/errors.ts'
import type { Notation } from '../objects/notation.ts'
import { notation } from '../objects/notation.ts'
import type { Batch, Flat, Same, Wires } from '../objects/wire.ts'
import { batched, flat, same } from '../objects/wire.ts'
import type { Say } from '../objects/words.ts'
import { say } from '../objects/words.ts'
import { Para, termOf } from './parametric.ts'

export const againSentence = '✗ iterate takes a map whose domain begins with its codomain {cod}, but {object} flows in'
export const timesSentence = '✗ iterate takes a count, a whole number from 0, but {count} came'

/** X, where an object is S ⊗ X; else `undefined`. */
type Behind<S, Object> = BehindParts<S, Object> extends infer X extends Wires ? X : BehindParts<Flat<S>, Flat<Object>>

type BehindParts<S, Object> = S extends readonly [infer First, ...infer More]
  ? Object extends readonly [infer Head, ...infer Rest]
    ? Same<[First], [Head]> extends true
      ? BehindParts<More, Rest>
      : undefined
    : undefined
  : Object

/** S ⊗ Xⁿ. */
type Iterated<Count extends number, S extends Wires, A extends Wires> =
  Behind<S, A> extends infer X extends Wires ? [...S, ...Batch<Count, X>] : never

/** A map whose domain begins with its codomain, else the sentence that says it does not. */
type Again<P extends Wires, A extends Wires, S extends Wires> =
  Behind<S, A> extends Wires ? Para<P, A, S> : Say<typeof againSentence, { cod: Notation<S>; object: Notation<A> }>

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
export function iterate<Count extends number, P extends Wires, A extends Wires, S extends Wires>(
  count: Count,
  map: Again<P, A, S>,
): Para<P, Iterated<Count, S, A>, S> {
  const of = termOf(map)
  const { params, dom, cod } = of
  if (!Number.isInteger(count) || count < 0) throw new SizeError(say(timesSentence, { count: String(count) }))
  const inputs = behind(cod, dom)
  if (inputs === undefined) throw new ObjectError(say(againSentence, { cod: notation(cod), object: notation(dom) }))
  return new Para({ kind: 'iterate', count, of, params, dom: [...cod, ...batched(count, inputs)], cod })
}

/** X, where an object is S ⊗ X; else `undefined`. */
function behind(state: Wires, object: Wires): Wires | undefined {
  const parts = (first: Wires, all: Wires): Wires | undefined =>
    first.every((part, place) => same([part], all.slice(place, place + 1))) ? all.slice(first.length) : undefined
  return parts(state, object) ?? parts(flat(state), flat(object))
}
