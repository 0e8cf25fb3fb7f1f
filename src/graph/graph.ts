import { LensorError, ObjectError } from '../objects/errors.ts'
import type { Held } from '../objects/inferred.ts'
import { memoised } from '../objects/memoised.ts'
import type { Size } from '../objects/named-size.ts'
import { notation } from '../objects/notation.ts'
import type { Printed, Say } from '../objects/words.ts'
import { printed, say } from '../objects/words.ts'
import type { BoundShape, Shape, Wire, Wires } from '../objects/wire.ts'
import { flat, same } from '../objects/wire.ts'

/** What a primitive is told beside its operands: axes, sizes, subscripts, constants. */
export type Attributes = Readonly<Record<string, unknown>>

/** Attributes in which every size is a number: those of what is computed. */
export type Known<A extends Attributes> = {
  readonly [Key in keyof A]: unknown extends A[Key]
    ? A[Key]
    : Size extends A[Key]
      ? number
      : Shape extends A[Key]
        ? BoundShape
        : Exclude<A[Key], OfSizes>
}

/**
 * What depends on sizes that are named, such as 1 / n: one element, or all elements in row-major order, of the numbers that
 * they are.
 */
export interface OfSizes<out Element = unknown> {
  readonly sizes: Shape
  readonly of: (...sizes: BoundShape) => Element | readonly Element[]
}

/**
 * A primitive: one row of the table, its type, meaning, reverse derivative and batching beside each other.
 *
 * The primitives are closed under the reverse derivative: `reverse` and `batch` are written with primitives again.
 */
export interface Primitive<A extends Attributes> {
  readonly name: string
  /** Which of its attributes hold sizes, or lists of them: those that names may stand in. */
  readonly sizes?: readonly string[]
  /** The wire of the result. Throws `ObjectError` where the operands are not accepted. */
  type(operands: readonly Wire[], attributes: A): Wire
  /** The meaning, planned once for the given wires: from the elements of the operands to those of the result. */
  meaning(
    operands: readonly Wire[],
    attributes: Known<A>,
    result: Wire,
    // oxlint-disable-next-line typescript/no-explicit-any -- the elements of any domain
  ): (elements: readonly (readonly any[])[]) => any[]
  /** R: the change of each operand, from the change of the result; `undefined` is zero. */
  reverse(change: Tensor, operands: readonly Tensor[], attributes: A, result: Tensor): readonly (Tensor | undefined)[]
  /** The same on `size` samples at once: marked operands, and the result, have a batch axis in front. */
  batch(size: Size, operands: readonly Tensor[], batched: readonly boolean[], attributes: A): Tensor
  /** An equal and simpler value, where a unit law gives one. */
  simplify?(operands: readonly Tensor[], attributes: A): Tensor | undefined
}

/**
 * A symbolic tensor: a point of a map while it is being written, and a value of its graph.
 *
 * It holds no numbers. Operators such as `add` and `contract` take and give symbolic tensors.
 */
export class Tensor<out W extends Wire = Wire> {
  readonly wire: W
  /** @internal */
  readonly node: Node

  /** @internal */
  constructor(wire: W, node: Node) {
    this.wire = wire
    this.node = node
  }
}

/** The object of which tensors are a point. */
export function wiresOf(tensors: readonly Tensor[]): Wire[] {
  return tensors.map(({ wire }) => wire)
}

/** Takes points away from the front, object by object. */
export function dealer(points: readonly Tensor[]): (object: Wires) => readonly Tensor[] {
  let dealt = 0
  return (object) => points.slice(dealt, (dealt += flat(object).length))
}

/** How a value came about: an input where there is no primitive. */
interface Node {
  readonly builder: Builder
  readonly index: number
  // oxlint-disable-next-line typescript/no-explicit-any -- rows of any attributes
  readonly primitive: Primitive<any> | undefined
  readonly operands: readonly Tensor[]
  readonly attributes: Attributes
}

/** A closed graph in static single assignment form: values in topological order, each live, none twice. */
export interface Graph {
  readonly inputs: readonly Tensor[]
  /** The values that primitives compute, in an order in which operands come first. */
  readonly values: readonly Tensor[]
  readonly outputs: readonly Tensor[]
}

/** A value that is about to be computed. */
export interface Candidate<A extends Attributes = Attributes> {
  readonly primitive: Primitive<A>
  readonly operands: readonly Tensor[]
  readonly attributes: A
  readonly wire: Wire
}

/** Gives an equal and simpler value than the one that is about to be computed, where it knows one. */
export type Simplify = (value: Candidate) => Tensor | undefined

/** Where a graph is built: hash-consing makes equal values one. */
class Builder {
  readonly #values = new Map<string, Tensor>()
  readonly #simplify: Simplify
  #count = 0

  constructor(simplify: Simplify) {
    this.#simplify = simplify
  }

  input(wire: Wire): Tensor {
    return this.#add(wire, undefined, [], {})
  }

  emit<A extends Attributes>(primitive: Primitive<A>, operands: readonly Tensor[], attributes: A): Tensor {
    for (const operand of operands) this.check(operand, primitive.name)
    const wire = primitive.type(wiresOf(operands), attributes)
    const simpler = primitive.simplify?.(operands, attributes)
    if (simpler !== undefined) return simpler
    const key = keyOf(
      primitive,
      operands.map((operand) => operand.node.index),
      attributes,
    )
    const known = this.#values.get(key)
    if (known !== undefined) return known
    const value =
      this.#simplify({ primitive, operands, attributes, wire }) ?? this.#add(wire, primitive, operands, attributes)
    this.#values.set(key, value)
    return value
  }

  /** Throws `LensorError` where a tensor is no point of the map that is built here. */
  check(tensor: Tensor, name: string): void {
    asPoint(name, tensor)
    if (tensor.node.builder !== this) throw new LensorError(say(foreignSentence, { name }))
  }

  // oxlint-disable-next-line typescript/no-explicit-any -- rows of any attributes
  #add(wire: Wire, primitive: Primitive<any> | undefined, operands: readonly Tensor[], attributes: Attributes): Tensor {
    return new Tensor(wire, { builder: this, index: this.#count++, primitive, operands, attributes })
  }
}

export const noPointSentence = '✗ {name} takes points of the map that is being written, but {value} came'
const foreignSentence = '✗ {name} takes points of the map that is being written, but one of another map came'
const outsideSentence =
  '✗ {name} is used while a map is being written, inside the function given to morphism or parametric'
export const listSentence = '✗ a map gives back a list of tensors, one for each wire of its codomain: write [result]'
export const objectSentence = '✗ {name} takes {expected}, but {object} flows in'

let identified = 0

/** A number that is an object's own. */
const identityOf = memoised((_value: object) => identified++)

/** A value as text, equal exactly where values are equal: by its primitive, its operands' numbers and its attributes. */
function keyOf(primitive: object, operands: readonly number[], attributes: Attributes): string {
  return `${identityOf(primitive)} ${operands.join()} ${fingerprint(attributes)}`
}

/** Whether an attribute is a graph. */
export function isGraph(value: unknown): value is Graph {
  return typeof value === 'object' && value !== null && 'inputs' in value && 'values' in value && 'outputs' in value
}

/** A graph as text, equal for graphs that are built in the same way. */
const textOf = memoised(({ inputs, values, outputs }: Graph): string => {
  const numbers = new Map<Tensor, number>([...inputs, ...values].map((value, number) => [value, number]))
  const numberOf = (value: Tensor): number => numbers.get(value) as number
  const lines = values.map(({ node }) => keyOf(node.primitive as object, node.operands.map(numberOf), node.attributes))
  return `(${fingerprint(wiresOf(inputs))} ${lines.join('; ')} ${outputs.map(numberOf).join()})`
})

/**
 * Attributes as text, equal exactly where they are equal: numbers, texts, lists, plain objects and graphs by what they
 * hold, functions by which they are.
 */
function fingerprint(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(fingerprint).join()}]`
  if (Object.is(value, -0)) return '-0'
  if (typeof value === 'function') return `#${identityOf(value)}`
  if (typeof value !== 'object' || value === null) return `${typeof value}:${String(value)}`
  if (isGraph(value)) return textOf(value)
  if ('ring' in value || ![Object.prototype, null].includes(Object.getPrototypeOf(value)))
    return `#${identityOf(value)}`
  return `{${Object.entries(value)
    .map(([key, inner]) => `${key}=${fingerprint(inner)}`)
    .join()}}`
}

/** What was given where no point of a map was found, or why it is none. */
export type NoPoint<Name extends string, Given> =
  Held<Given> extends Held<infer _Point extends Tensor>
    ? Given
    : Say<typeof noPointSentence, { name: Name; value: Printed<Given> }>

/** A value as a point of a map. Throws `LensorError` where it is none. */
export function asPoint(name: string, value: unknown): Tensor {
  if (!(value instanceof Tensor)) throw new LensorError(say(noPointSentence, { name, value: printed(value) }))
  return value
}

/** The map that is being written. */
let current: Builder | undefined

/**
 * The value of a primitive, such as one's own, at operands, in the map that is being written.
 *
 * Throws `LensorError` where no map is being written or an operand is no point of it, and what the primitive's typing
 * throws.
 *
 * @example
 * ```ts
 * import { compile, emit, morphism, multiply, real, reverse, sigmoid } from 'lensor'
 * import type { Primitive, Real, Tensor } from 'lensor'
 *
 * const softplus: Primitive<Record<never, never>> = {
 *   name: 'softplus',
 *   type: (operands) => operands[0] ?? real(),
 *   meaning: () => (elements) => (elements[0] ?? []).map((x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))),
 *   reverse: (change, [x]) => [multiply(change, sigmoid(x as Tensor<Real<number[]>>) as Tensor)],
 *   batch: (_size, operands) => emit(softplus, operands, {}),
 * }
 * const bend = morphism([real(1)], (x) => [emit(softplus, [x], {})])
 * compile(bend)(Float64Array.of(0)) // => [Float64Array.of(Math.LN2)]
 * compile(reverse(bend))(Float64Array.of(0), Float64Array.of(1)) // => [Float64Array.of(0.5)]
 * ```
 */
export function emit<A extends Attributes>(
  primitive: Primitive<A>,
  operands: readonly Tensor[],
  attributes: A,
): Tensor {
  if (current === undefined) throw new LensorError(say(outsideSentence, { name: primitive.name }))
  return current.emit(primitive, operands, attributes)
}

/** The graph of a map given on points; `simplify` is asked before any value is computed. */
export function trace(
  dom: readonly Wire[],
  body: (points: readonly Tensor[]) => readonly Tensor[],
  simplify: Simplify = () => undefined,
): Graph {
  const outer = current
  const builder = new Builder(simplify)
  const inputs = dom.map((wire) => builder.input(wire))
  current = builder
  try {
    const outputs = body(inputs)
    if (!Array.isArray(outputs) || !outputs.every((output) => output instanceof Tensor))
      throw new LensorError(listSentence)
    for (const output of outputs) builder.check(output, 'a map')
    return { inputs, values: live(outputs), outputs }
  } finally {
    current = outer
  }
}

/** The computed values on which outputs depend, in topological order. */
function live(outputs: readonly Tensor[]): Tensor[] {
  const found = new Set<Tensor>()
  const waiting = [...outputs]
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (found.has(value) || value.node.primitive === undefined) continue
    found.add(value)
    waiting.push(...value.node.operands)
  }
  return [...found].toSorted((left, right) => left.node.index - right.node.index)
}

/**
 * Walks a graph inside the map that is being written, its inputs replaced by `points`; `visit` gives each value anew.
 *
 * Returns the replacement of every value.
 */
export function replay(
  graph: Graph,
  points: readonly Tensor[],
  visit: (value: Tensor, operands: readonly Tensor[]) => Tensor = (value, operands) =>
    emit(value.node.primitive as Primitive<Attributes>, operands, value.node.attributes),
): (value: Tensor) => Tensor {
  const replaced = new Map<Tensor, Tensor>(graph.inputs.map((input, index) => [input, points[index] as Tensor]))
  const replacement = (value: Tensor): Tensor => replaced.get(value) as Tensor
  for (const value of graph.values) replaced.set(value, visit(value, value.node.operands.map(replacement)))
  return replacement
}

/** A graph applied to points of the map that is being written. */
export function inline(graph: Graph, points: readonly Tensor[], name = 'a graph'): readonly Tensor[] {
  const [expected, given] = [wiresOf(graph.inputs), wiresOf(points)]
  if (!same(expected, given))
    throw new ObjectError(say(objectSentence, { name, expected: notation(expected), object: notation(given) }))
  return graph.outputs.map(replay(graph, points))
}
