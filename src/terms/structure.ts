/** The maps that every object has: identity, copy, discard, permutation and symmetry. */
import type { Bit } from '../objects/bit.ts'
import { bit } from '../objects/bit.ts'
import { ObjectError } from '../objects/errors.ts'
import type { Copies, IsOrder, Listed } from '../objects/list.ts'
import type { Notation } from '../objects/notation.ts'
import { notation } from '../objects/notation.ts'
import type { Real } from '../objects/real.ts'
import { isOrder } from '../objects/list.ts'
import type { Size } from '../objects/named-size.ts'
import { real } from '../objects/real.ts'
import type { ObjectOf, Wires } from '../objects/wire.ts'
import { checkObject, checkSize } from '../objects/wire.ts'
import type { Say } from '../objects/words.ts'
import { say } from '../objects/words.ts'
import { Para } from './parametric.ts'
import type { Term } from './term.ts'
import { compose, tensor } from './term.ts'

/**
 * The identity A → A. Throws `ObjectError` where the object is no list of wires.
 *
 * @example
 * ```ts
 * import { dense, identity, input, real } from 'lensor'
 *
 * identity([real(4)]).pipe(dense(3)).term.kind === input(4).pipe(dense(3)).term.kind // => true
 * ```
 */
export function identity<const A extends Wires = never>(object: ObjectOf<A>): Para<[], A, A> {
  const dom = checkObject(object)
  return new Para({ kind: 'identity', params: [], dom, cod: dom })
}

/**
 * The identity of a real tensor, where a model begins: `input(28, 28)` is ℝ[28×28] → ℝ[28×28]. Throws `SizeError`.
 *
 * @example
 * ```ts
 * import { input, notation } from 'lensor'
 *
 * notation(input(28, 28).dom) // => 'ℝ[28×28]'
 * ```
 */
export function input<const S extends Size[]>(...shape: S): Para<[], [Real<S>], [Real<S>]> {
  return identity([real(...shape)])
}

/**
 * The identity of a tensor of bits, where a Boolean circuit begins: `bits(8)` is ℤ₂[8] → ℤ₂[8]. Throws `SizeError`.
 *
 * @example
 * ```ts
 * import { bits, notation } from 'lensor'
 *
 * notation(bits(8).cod) // => 'ℤ₂[8]'
 * ```
 */
export function bits<const S extends Size[]>(...shape: S): Para<[], [Bit<S>], [Bit<S>]> {
  return identity([bit(...shape)])
}

/**
 * The copy Δ: A → A ⊗ A. Its reverse derivative is addition. Source: §2.4, Cartesian structure.
 *
 * @example
 * ```ts
 * import { compile, copy, real } from 'lensor'
 *
 * compile(copy([real(1)]))(Float64Array.of(3)) // => [Float64Array.of(3), Float64Array.of(3)]
 * ```
 */
export function copy<const A extends Wires = never>(object: ObjectOf<A>): Para<[], A, [...A, ...A]> {
  const dom = checkObject(object)
  return new Para({ kind: 'copy', params: [], dom, cod: [...dom, ...dom] })
}

/**
 * The n copies Δⁿ: A → Aⁿ of an object: 0 are the discard, 1 the identity, 2 `copy`. Its reverse derivative adds them all.
 *
 * Along it a parameter is tied n times. Throws `SizeError` where the count is not a whole number from 0, `ObjectError`
 * where the object is no list of wires. Source: §2.4, Cartesian structure; Definition 2.3, reparametrisation.
 *
 * @example
 * ```ts
 * import { compile, copies, real, reverse } from 'lensor'
 *
 * compile(copies(3, [real(1)]))(Float64Array.of(2)) // => [Float64Array.of(2), Float64Array.of(2), Float64Array.of(2)]
 * const added = compile(reverse(copies(3, [real(1)])))
 * added(Float64Array.of(2), Float64Array.of(1), Float64Array.of(10), Float64Array.of(100)) // => [Float64Array.of(111)]
 * ```
 */
export function copies<Count extends number, const A extends Wires = never>(
  count: Count,
  object: ObjectOf<A>,
): Para<[], A, Copies<Count, A>> {
  checkSize(count)
  const part = checkObject(object)
  if (count === 0) return new Para(discard(part).term)
  let made: Term = identity(part).term
  for (let copied = 1; copied < count; copied++)
    made = compose(made, tensor(copy(part).term, identity(made.cod.slice(part.length)).term))
  return new Para(made)
}

/**
 * The discard !: A → 1. Its reverse derivative is zero.
 *
 * @example
 * ```ts
 * import { compile, discard, real, reverse } from 'lensor'
 *
 * compile(reverse(discard([real(1)])))(Float64Array.of(3)) // => [Float64Array.of(0)]
 * ```
 */
export function discard<const A extends Wires = never>(object: ObjectOf<A>): Para<[], A, []> {
  return new Para({ kind: 'discard', params: [], dom: checkObject(object), cod: [] })
}

/** The projection that keeps some parts of an object and discards the others. */
export function projection(object: Wires, isKept: (part: Wires[number], index: number) => boolean): Term {
  const [first = identity([]).term, ...more] = object.map(
    (part, index) => (isKept(part, index) ? identity([part]) : discard([part])).term,
  )
  return more.reduce(tensor, first)
}

/** The object with its parts in another order. */
type Ordered<A extends Wires, Order extends readonly number[]> = {
  -readonly [Place in keyof Order]: A[Order[Place]]
} extends infer Object extends Wires
  ? Object
  : never

export const orderSentence = '✗ permutation takes each part of {object} once, but the order is {order}'

/**
 * The permutation of an object's parts: part i of the codomain is part order[i] of the domain.
 *
 * Throws `ObjectError` where the order does not name each part once.
 *
 * @example
 * ```ts
 * import { bit, notation, permutation, real } from 'lensor'
 *
 * notation(permutation([real(2), bit(3), real(4)], [2, 0, 1]).cod) // => 'ℝ[4] ⊗ ℝ[2] ⊗ ℤ₂[3]'
 * ```
 */
export function permutation<const A extends Wires, const Order extends readonly number[]>(
  object: readonly [...A],
  order: IsOrder<A, Order> extends true
    ? Order
    : Say<typeof orderSentence, { object: Notation<A>; order: Listed<Order> }>,
): Para<[], A, Ordered<A, Order>> {
  const places = order as readonly number[]
  if (!isOrder(object, places))
    throw new ObjectError(say(orderSentence, { object: notation(object), order: places.join(', ') }))
  return new Para({
    kind: 'permutation',
    order: places,
    params: [],
    dom: object,
    cod: places.map((place) => object[place] as Wires[number]),
  })
}

/**
 * The symmetry A ⊗ B → B ⊗ A. Done twice it is the identity.
 *
 * @example
 * ```ts
 * import { bit, notation, real, swap } from 'lensor'
 *
 * notation(swap([real(2)], [bit(3)]).cod) // => 'ℤ₂[3] ⊗ ℝ[2]'
 * ```
 */
export function swap<const A extends Wires, const B extends Wires>(
  first: readonly [...A],
  second: readonly [...B],
): Para<[], [...A, ...B], [...B, ...A]> {
  const object = [...first, ...second]
  const places = object.map((_, place) => place)
  const order = [...places.slice(first.length), ...places.slice(0, first.length)]
  return new Para({ kind: 'permutation', order, params: [], dom: object, cod: [...second, ...first] })
}
