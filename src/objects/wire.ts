import type { Domain, WireFamily, wires } from './domain.ts'
import { ObjectError, SizeError } from './errors.ts'
import type { Found, Held } from './inferred.ts'
import type { Size } from './named-size.ts'
import { isNormal } from './named-size.ts'
import { printed, say } from './words.ts'

/** The sizes of a tensor's axes, outermost first; `[]` is a scalar. */
export type Shape = readonly Size[]

/** A shape without names: that of what is computed. */
export type BoundShape = readonly number[]

/** The key that makes a shape invariant; it has no value at run time. */
declare const invariant: unique symbol

/**
 * A wire: the object of tensors of one shape over one domain, written ℝ[28×28].
 *
 * The shape is invariant (a wire of `8 | 9` is neither a wire of 8 nor one of 9), so that sizes never silently widen.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- any shape: an invariant parameter has no upper bound
export interface Wire<out D extends Domain = Domain, in out S extends Shape = any> {
  readonly domain: D
  readonly shape: S
  readonly [invariant]?: (shape: S) => S
}

/**
 * A bundle: an object of several wires that goes by one name, such as what an optimiser carries.
 *
 * It stands as one element in the type of a term, a call takes it as one argument, and it is equal to its wires wherever
 * two objects are compared.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- any content, as above
export interface Bundle<out Name extends string = string, out Content extends Wires = any> {
  readonly bundle: Name
  readonly wires: Content
  readonly [bundles]?: BundleFamily
}

/** The type-level family of bundles of a name: the bundle of each content. */
export interface BundleFamily {
  readonly content: unknown
  readonly bundled: unknown
}

/** The key of a bundle's family; it has no value at run time. */
export declare const bundles: unique symbol

/** The bundle of another content, by the name that it has of its own: of `Noise<[Real<[3]>]>`, `Noise<[Real<[8, 3]>]>`. */
type Bundled<Of extends Bundle, Content extends Wires> = Of extends {
  readonly [bundles]?: infer Family extends BundleFamily
}
  ? (Family & { readonly content: Content })['bundled'] extends infer Named extends Bundle
    ? Named
    : Bundle<Of['bundle'], Content>
  : Bundle<Of['bundle'], Content>

/** The key under which a bundle says which parameters it carries. */
const parameters: unique symbol = Symbol('parameters')

/** A bundle of what an optimiser carries, S ⊗ P, for parameters P. */
export interface Carried<out Name extends string, out Content extends Wires, out P extends Wires> extends Bundle<
  Name,
  Content
> {
  readonly [parameters]?: P
}

/**
 * An object: a flat tuple of wires. ⊗ is concatenation and the unit is `[]`, so associativity and unit hold as
 * equalities.
 */
export type Wires = readonly (Wire | Bundle)[]

/** The wire of a shape over a domain, by the domain's own name for it: `Over<RealDomain, [3]>` is `Real<[3]>`. */
export type Over<D extends Domain, S extends Shape> = D extends { readonly [wires]?: infer Family extends WireFamily }
  ? (Family & { readonly shape: S })['wire'] extends infer W extends Wire
    ? W
    : Wire<D, S>
  : Wire<D, S>

/** An object without the `readonly` of a literal. */
export type Mutable<Object extends Wires> = Object extends readonly [...infer Parts extends Wires] ? Parts : never

/** An object with its bundles opened. */
export type Flat<Object> = Object extends readonly [infer First, ...infer Rest]
  ? Held<First> extends Held<infer W extends Wire>
    ? [W, ...Flat<Rest>]
    : First extends Bundle<string, infer Content>
      ? [...Flat<Content>, ...Flat<Rest>]
      : [First, ...Flat<Rest>]
  : Object extends readonly []
    ? []
    : Object

/** Two types that are held. */
export interface Both<out Left, out Right> {
  readonly left: Left
  readonly right: Right
}

/** ⊗ of objects; the first itself where the second is 1. */
export type Beside<First extends Wires, Second extends Wires> =
  Held<Second> extends Held<readonly []> ? First : [...First, ...Second]

/** Whether two types of wires or objects are the same; invariance makes mutual assignability an equality. */
export type Equal<Left, Right> = Both<Left, Right> extends Both<Right, Left> ? true : false

/** Whether two objects are the same, bundles or not. */
export type Same<Left, Right> = Equal<Left, Right> extends true ? true : Equal<Flat<Left>, Flat<Right>>

/** The object with an axis of `Samples` before the axes of each of its wires. */
export type Batch<Samples extends Size, Object extends Wires> = {
  [Index in keyof Object]: Object[Index] extends Wire<infer D, infer S extends Shape>
    ? Over<D, [Samples, ...S]>
    : Object[Index] extends Bundle<string, infer Content>
      ? Bundled<Object[Index], Batch<Samples, Content>>
      : never
} extends infer Batched extends Wires
  ? Batched
  : never

export const sizeSentence = '✗ a size is a whole number from 0 or a name, but {size} came'

/** Throws `SizeError` where a size is neither a whole number from 0 nor made of names. */
export function checkSize(size: Size): void {
  const isSize = typeof size === 'string' ? isNormal(size) : Number.isInteger(size) && size >= 0
  if (!isSize) throw new SizeError(say(sizeSentence, { size: printed(size) }))
}

export const timesSentence = '✗ {name} takes a count, a whole number from 0, but {count} came'

/** Throws `SizeError` where a count of steps is not a whole number from 0. */
export function checkCount(name: string, count: number): void {
  if (!Number.isInteger(count) || count < 0) throw new SizeError(say(timesSentence, { name, count: printed(count) }))
}

/**
 * The wire of a shape over any domain, such as one's own: `over(reals, [28, 28])` is `real(28, 28)`.
 *
 * Throws `SizeError` where a size is neither a whole number from 0 nor a name.
 *
 * @example
 * ```ts
 * import { integersModulo2, notation, over, reals } from 'lensor'
 *
 * notation([over(reals, [28, 28]), over(integersModulo2, [8])]) // => 'ℝ[28×28] ⊗ ℤ₂[8]'
 * ```
 */
export function over<D extends Domain, const S extends Shape>(domain: D, shape: readonly [...S]): Over<D, [...S]> {
  for (const size of shape) checkSize(size)
  return { domain, shape: [...shape] } as unknown as Over<D, [...S]>
}

/** The bundle of what an optimiser carries: its state, then the parameters. */
export function carrying(bundle: string, state: Wires, carried: Wires): Carried<string, Wires, Wires> {
  return { bundle, wires: [...state, ...carried], [parameters]: carried }
}

/** The parameters among what an optimiser carries, its last wires; `undefined` of another bundle. */
export function carriedBy(bundle: Bundle): Wires | undefined {
  return (bundle as Carried<string, Wires, Wires>)[parameters]
}

export const objectSentence = '✗ an object is a list of wires, such as [real(2)]'

/** A list of wires, else the sentence of the refusal: where none was inferred, the list is `never`. */
export type ObjectOf<Object extends Wires> = readonly [...Object] | Found<Object, never, typeof objectSentence>

/** An object. Throws `ObjectError` where it is no list of wires and bundles. */
export function checkObject(object: unknown): Wires {
  if (!Array.isArray(object) || !object.every(isPart)) throw new ObjectError(objectSentence)
  return object
}

function isPart(part: unknown): boolean {
  return typeof part === 'object' && part !== null && ('domain' in part || 'bundle' in part)
}

export function isBundle(part: Wire | Bundle): part is Bundle {
  return 'bundle' in part
}

/**
 * The wire of an object that is one wire; `undefined` of others, and of a bundle.
 *
 * @example
 * ```ts
 * import { onlyWire, real } from 'lensor'
 *
 * onlyWire([real(2)]) // => real(2)
 * onlyWire([real(2), real(3)]) // => undefined
 * ```
 */
export function onlyWire(object: Wires): Wire | undefined {
  const [only] = object
  return object.length === 1 && only !== undefined && !isBundle(only) ? only : undefined
}

/** The wires of an object, its bundles opened. */
export function flat(object: Wires): readonly Wire[] {
  return object.flatMap((part) => (isBundle(part) ? flat(part.wires) : [part]))
}

export function sameShape(left: Shape, right: Shape): boolean {
  return left.length === right.length && left.every((size, axis) => size === right[axis])
}

export function sameWire(left: Wire, right: Wire): boolean {
  return left.domain === right.domain && sameShape(left.shape, right.shape)
}

/** Whether two objects are the same, bundles or not. */
export function same(left: Wires, right: Wires): boolean {
  const [first, second] = [flat(left), flat(right)]
  return first.length === second.length && first.every((wire, index) => sameWire(wire, second[index] as Wire))
}

/** The object with an axis of `size` before the axes of each of its wires. */
export function batched(size: Size, object: Wires): Wires {
  return object.map((part) =>
    isBundle(part)
      ? { bundle: part.bundle, wires: batched(size, part.wires) }
      : over(part.domain, [size, ...part.shape]),
  )
}

/** The object with another shape for the shape of each of its wires. */
export function withShapes(object: Wires, shapeOf: (shape: Shape) => Shape): Wires {
  return object.map((part) => {
    if (!isBundle(part)) return over(part.domain, shapeOf(part.shape))
    const wires = withShapes(part.wires, shapeOf)
    const carried = carriedBy(part)
    return carried === undefined
      ? { bundle: part.bundle, wires }
      : { bundle: part.bundle, wires, [parameters]: withShapes(carried, shapeOf) }
  })
}

/** The elements of each wire of an object. */
export type Lists = readonly (readonly unknown[])[]

/** The elements of a wire, all zero. */
export function zeros({ domain, shape }: Wire): unknown[] {
  return new Array<unknown>(elements(shape)).fill(domain.ring.zero)
}

/** The number of elements of a shape without names. */
export function elements(shape: BoundShape): number {
  return shape.reduce((product, size) => product * size, 1)
}
