import type { Random } from './random.ts'

/**
 * A commutative ring: what the elements of a domain can do.
 *
 * The structural and ring primitives, and with them reverse derivatives, exist over every such ring.
 */
export interface Ring<Element> {
  readonly zero: Element
  readonly one: Element
  add(left: Element, right: Element): Element
  negate(element: Element): Element
  multiply(left: Element, right: Element): Element
  equals(left: Element, right: Element): boolean
}

/** How the elements of a wire lie in memory, outside an engine. */
export interface StorageOf<Element, Storage> {
  /** The name of the kind of array, as messages say it. */
  readonly name: string
  is(value: unknown): value is Storage
  length(storage: Storage): number
  /** The elements, in row-major order. */
  read(storage: Storage): Element[]
  /** A new storage that holds the elements. */
  write(elements: readonly Element[]): Storage
}

/** The smooth functions of a domain that has them: what the smooth primitives mean there. */
export interface Smooth<Element> {
  exp(element: Element): Element
  log(element: Element): Element
  sin(element: Element): Element
  cos(element: Element): Element
  tanh(element: Element): Element
  sigmoid(element: Element): Element
  sqrt(element: Element): Element
  reciprocal(element: Element): Element
  /** The order, which `greater`, `select` and `max` follow. */
  greater(left: Element, right: Element): boolean
}

/** The type-level family of a domain's wires: the wire of each shape. */
export interface WireFamily {
  readonly shape: unknown
  readonly wire: unknown
}

/** The key of a domain's family of wires; it has no value at run time. */
export declare const wires: unique symbol

/**
 * What the elements of a wire are: a commutative ring, its storage and its name.
 *
 * ℝ and ℤ₂ are two values of this one notion; the set of domains is open. A domain may also have smooth functions, and
 * then the smooth primitives exist over it.
 *
 * Source: the base of the reverse derivative categories of Examples 2.8 (smooth maps) and 2.9 (polynomials over ℤ₂).
 */
// oxlint-disable-next-line typescript/no-explicit-any -- any element and any storage: the notion is open
export interface Domain<Element = any, Storage = any> {
  /** The name in mathematical notation, such as ℝ; two domains never share one. */
  readonly symbol: string
  readonly ring: Ring<Element>
  readonly storage: StorageOf<Element, Storage>
  readonly smooth: Smooth<Element> | undefined
  /** A random element: one at which the laws are checked. */
  draw(random: Random): Element
  /** How large an element is, as a number: what a report of a loss averages. */
  magnitude(element: Element): number
  readonly [wires]?: WireFamily
}

/** A domain with smooth functions, such as ℝ. */
// oxlint-disable-next-line typescript/no-explicit-any -- as above
export interface SmoothDomain<Element = any, Storage = any> extends Domain<Element, Storage> {
  readonly smooth: Smooth<Element>
}

/** The storage of a domain: `Float64Array` for ℝ, `BitVector` for ℤ₂. */
export type Stored<D extends Domain> = D extends Domain<infer _Element, infer Storage> ? Storage : never
