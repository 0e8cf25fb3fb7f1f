/**
 * The typed operators on symbolic tensors: how a map is written with points.
 *
 * Each refuses, in the compiler and in the running program, what its primitive does not accept, in the same words.
 */
import type { Domain, SmoothDomain } from '../objects/domain.ts'
import { ObjectError } from '../objects/errors.ts'
import type { Found } from '../objects/inferred.ts'
import type { InsertAxes, IsOrder, Listed, PermuteAxes, RemoveAxis, ReplaceAxis } from '../objects/list.ts'
import { isOrder } from '../objects/list.ts'
import type { Size } from '../objects/named-size.ts'
import { isNormal } from '../objects/named-size.ts'
import type { Notation } from '../objects/notation.ts'
import { notation } from '../objects/notation.ts'
import type { Real } from '../objects/real.ts'
import type { Add, Covers, HasPlaces, HasWindow, Possible, Windows, WholeFrom } from '../objects/size.ts'
import { isUnder, plus, windowsOn } from '../objects/size.ts'
import type { Say } from '../objects/words.ts'
import { printed, say } from '../objects/words.ts'
import type { Equal, Over, Shape, Wire, sizeSentence } from '../objects/wire.ts'
import { checkSize } from '../objects/wire.ts'
import type { NoPoint, OfSizes, Tensor } from './graph.ts'
import { asPoint, emit } from './graph.ts'
import * as ring from './ring.ts'
import type { Contraction } from './contraction.ts'
import { subscriptsSentence } from './ring.ts'
import type { gatherSentence } from './structural.ts'
import * as smooth from './smooth.ts'
import type { smoothSentence } from './smooth.ts'
import * as structural from './structural.ts'
import type { sameSentence } from './structural.ts'

/** The tensor of the same domain and another shape. */
type Reshaped<W extends Wire, S extends Shape> = Tensor<Over<W['domain'], S>>

/** A shape; any one where it is not known after a refusal. */
// oxlint-disable-next-line typescript/no-explicit-any -- after a refusal nothing more is refused
type Known<S extends Shape> = [S] extends [never] ? any : S

/** A second operand of the same wire as the first, or why it is not one. */
type Alike<Name extends string, First extends Wire, Second extends Wire, Given> = [Second] extends [never]
  ? NoPoint<Name, Given>
  : Equal<First, Second> extends true
    ? Tensor<Second>
    : Say<typeof sameSentence, { name: Name; left: Notation<[First]>; right: Notation<[Second]> }>

/** An operand over a smooth domain, or why it is not one. */
type OnSmooth<Name extends string, W extends Wire, Given> = [W] extends [never]
  ? NoPoint<Name, Given>
  : W['domain'] extends SmoothDomain
    ? Tensor<W>
    : Say<typeof smoothSentence, { name: Name; object: Notation<[W]> }>

/** An axis that the tensor has, or why it has not. */
type AxisOf<Name extends string, W extends Wire, Axis extends number> = number extends Axis | W['shape']['length']
  ? Axis
  : `${Axis}` extends keyof W['shape']
    ? Axis
    : Say<typeof axisSentence, { name: Name; object: Notation<[W]>; axis: Axis }>

/** A count that is a whole number from 0 or 1, or why it is none. */
export type CountFrom<Least extends 0 | 1, Name extends string, What extends string, Count extends Size> = Found<
  Possible<WholeFrom<Least, Count>>,
  Count,
  Say<typeof countSentence, { name: Name; what: What; least: Least; count: Count }>
>

/** A size, or why it is none. */
type Sized<S extends Size> = Found<Possible<WholeFrom<0, S>>, S, Say<typeof sizeSentence, { size: S }>>

export const countSentence = '✗ {name} takes, as its {what}, a whole number from {least}, but {count} came'

function checkCountFrom<Count extends Size>(least: 0 | 1, name: string, what: string, count: Count): Count {
  if (typeof count === 'string' ? !isNormal(count) : !Number.isInteger(count) || Number(count) < least)
    throw new ObjectError(say(countSentence, { name, what, least, count: printed(count) }))
  return count
}

export const axisSentence = '✗ {name} takes an axis of {object}, counted from 0, but {axis} came'

function checkAxis(name: string, tensor: Tensor, axis: number): number {
  const { wire } = asPoint(name, tensor)
  if (!Number.isInteger(axis) || axis < 0 || axis >= wire.shape.length)
    throw new ObjectError(say(axisSentence, { name, object: notation([wire]), axis }))
  return axis
}

/**
 * The constant tensor of a wire, constant(A, a) : 1 → A: one value for all places, or all values in row-major order, as
 * a list or as a storage.
 *
 * Throws `ObjectError` where there is neither one value nor one for each place.
 *
 * @example
 * ```ts
 * import { add, compile, constant, morphism, real } from 'lensor'
 *
 * const f = compile(morphism([real(2)], (x) => [add(x, constant(real(2), [10, 20]))]))
 * f(Float64Array.of(1, 2)) // => [Float64Array.of(11, 22)]
 * ```
 */
export function constant<W extends Wire>(
  wire: W,
  values: W['domain'] extends Domain<infer Element, infer Storage>
    ? Element | readonly Element[] | Storage | OfSizes<Element>
    : never,
): Tensor<W> {
  const { storage } = wire.domain
  if (structural.isOfSizes(values)) return structural.filled(wire, values) as Tensor<W>
  const list = storage.is(values) ? storage.read(values) : Array.isArray(values) ? values : [values]
  return emit(structural.constant, [], { wire, values: list }) as Tensor<W>
}

/**
 * An element that depends on sizes, such as 1 / n, which `constant` and `scale` take: at once where the sizes are numbers, and
 * of names when they are bound.
 *
 * @example
 * ```ts
 * import { bind, compile, morphism, ofSizes, real, scale, sum } from 'lensor'
 *
 * const mean = morphism([real('n')], (x) => [scale(sum(x, 0), ofSizes(['n'], (n) => 1 / n))])
 * compile(bind(mean, { n: 4 }))(Float64Array.of(1, 2, 3, 6)) // => [Float64Array.of(3)]
 * ```
 */
export function ofSizes<Element>(
  sizes: readonly Size[],
  of: (...sizes: readonly number[]) => Element,
): Element | OfSizes<Element> {
  return structural.dependent(sizes, of)
}

/**
 * The sum, place by place: A ⊗ A → A, over any domain; over ℤ₂ it is XOR.
 *
 * Throws `ObjectError` where the wires differ.
 *
 * @example
 * ```ts
 * import { add, compile, morphism, real } from 'lensor'
 *
 * const f = compile(morphism([real(2), real(2)], (x, y) => [add(x, y)]))
 * f(Float64Array.of(1, 2), Float64Array.of(3, 4)) // => [Float64Array.of(4, 6)]
 * ```
 */
export function add<X extends Wire, Y extends Wire = never, const Given = never>(
  left: Tensor<X>,
  right: Alike<'add', X, Y, Given>,
): Tensor<X> {
  return emit(structural.add, [left, right as Tensor], {}) as Tensor<X>
}

/**
 * The product, place by place: A ⊗ A → A, over any domain; over ℤ₂ it is AND.
 *
 * Throws `ObjectError` where the wires differ.
 *
 * @example
 * ```ts
 * import { BitVector, bit, compile, morphism, multiply } from 'lensor'
 *
 * const and = compile(morphism([bit(4), bit(4)], (x, y) => [multiply(x, y)]))
 * and(BitVector.from('1100'), BitVector.from('1010')).join() // => '1000'
 * ```
 */
export function multiply<X extends Wire, Y extends Wire = never, const Given = never>(
  left: Tensor<X>,
  right: Alike<'multiply', X, Y, Given>,
): Tensor<X> {
  return emit(ring.multiply, [left, right as Tensor], {}) as Tensor<X>
}

/**
 * The additive inverse, place by place: A → A, over any domain; over ℤ₂ it is the identity.
 *
 * @example
 * ```ts
 * import { compile, morphism, negate, real } from 'lensor'
 *
 * compile(morphism([real(1)], (x) => [negate(x)]))(Float64Array.of(3)) // => [Float64Array.of(-3)]
 * ```
 */
export function negate<X extends Wire>(tensor: Tensor<X>): Tensor<X> {
  const { ring: domainRing } = asPoint('negate', tensor).wire.domain
  return scaled(tensor, domainRing.negate(domainRing.one))
}

/**
 * The difference, place by place: A ⊗ A → A, over any domain.
 *
 * Throws `ObjectError` where the wires differ.
 *
 * @example
 * ```ts
 * import { compile, morphism, real, subtract } from 'lensor'
 *
 * const f = compile(morphism([real(2), real(2)], (x, y) => [subtract(x, y)]))
 * f(Float64Array.of(1, 2), Float64Array.of(3, 5)) // => [Float64Array.of(-2, -3)]
 * ```
 */
export function subtract<X extends Wire, Y extends Wire = never, const Given = never>(
  left: Tensor<X>,
  right: Alike<'subtract', X, Y, Given>,
): Tensor<X> {
  structural.sameWires('subtract')([asPoint('subtract', left).wire, asPoint('subtract', right).wire])
  return emit(structural.add, [left, negate(right as Tensor)], {}) as Tensor<X>
}

/**
 * The tensor times an element of its domain, place by place: A → A.
 *
 * @example
 * ```ts
 * import { compile, morphism, real, scale } from 'lensor'
 *
 * compile(morphism([real(2)], (x) => [scale(x, 0.5)]))(Float64Array.of(1, 4)) // => [Float64Array.of(0.5, 2)]
 * ```
 */
export function scale<X extends Wire>(
  tensor: Tensor<X>,
  factor: X['domain'] extends Domain<infer Element> ? Element | OfSizes<Element> : never,
): Tensor<X> {
  return scaled(tensor, factor)
}

function scaled<X extends Wire>(tensor: Tensor<X>, factor: unknown): Tensor<X> {
  return emit(ring.multiply, [structural.filled(asPoint('scale', tensor).wire, factor), tensor], {}) as Tensor<X>
}

/**
 * The contraction of two tensors, over any domain: `contract(x, y, 'ij,jk->ik')` is Σⱼ xᵢⱼ yⱼₖ.
 *
 * Each letter names an axis; a letter that the result does not have is summed over. Throws `ObjectError` where letters
 * and axes do not fit, a letter stands twice in one place, or a letter stands for two sizes.
 *
 * @example
 * ```ts
 * import { compile, contract, morphism, real } from 'lensor'
 *
 * const product = morphism([real(2, 2), real(2)], (matrix, vector) => [contract(matrix, vector, 'ij,j->i')])
 * compile(product)(Float64Array.of(1, 2, 3, 4), Float64Array.of(1, 1)) // => [Float64Array.of(3, 7)]
 * ```
 */
export function contract<X extends Wire, Y extends Wire, const Text extends string>(
  left: Tensor<X>,
  right: Tensor<Y>,
  subscripts: Contraction<X, Y, Text> extends infer Result ? (Result extends string ? Result : Text) : never,
): Tensor<Contraction<X, Y, Text> extends infer Result extends Wire ? Result : Over<X['domain'], number[]>> {
  for (const operand of [left, right]) asPoint('contract', operand)
  const [text, leftLetters, rightLetters, output] = /^(.*?),(.*?)->(.*)$/.exec(subscripts as string) ?? []
  if (text === undefined || leftLetters === undefined || rightLetters === undefined || output === undefined)
    throw new ObjectError(
      say(subscriptsSentence, {
        subscripts: String(subscripts),
        left: notation([left.wire]),
        right: notation([right.wire]),
      }),
    )
  // The primitive is asked first: it refuses what does not fit.
  ring.contract.type([left.wire, right.wire], { left: leftLetters, right: rightLetters, output })
  const [first, firstKept] = withoutLone(left, leftLetters, rightLetters + output)
  const [second, secondKept] = withoutLone(right, rightLetters, leftLetters + output)
  return emit(ring.contract, [first, second], { left: firstKept, right: secondKept, output }) as never
}

/** The operand added up over the letters that stand nowhere else. */
function withoutLone(operand: Tensor, letters: string, others: string): [Tensor, string] {
  const axes = [...letters].flatMap((letter, axis) => (others.includes(letter) ? [] : [axis]))
  return [emit(structural.sum, [operand], { axes }), [...letters].filter((letter) => others.includes(letter)).join('')]
}

/**
 * The sum along an axis: D[…×n×…] → D[…×…], over any domain. Its transpose is `broadcast`.
 *
 * Throws `ObjectError` where the tensor does not have the axis.
 *
 * @example
 * ```ts
 * import { compile, morphism, real, sum } from 'lensor'
 *
 * const rows = compile(morphism([real(2, 3)], (x) => [sum(x, 1)]))
 * rows(Float64Array.of(1, 2, 3, 4, 5, 6)) // => [Float64Array.of(6, 15)]
 * ```
 */
export function sum<W extends Wire, const Axis extends number>(
  tensor: Tensor<W>,
  axis: AxisOf<'sum', W, Axis>,
): Reshaped<W, RemoveAxis<W['shape'], Axis>> {
  return emit(structural.sum, [tensor], { axes: [checkAxis('sum', tensor, axis as number)] }) as never
}

/**
 * The greatest along an axis, D[…×n×…] → D[…×…], over a smooth domain; where several are greatest they share the change.
 *
 * Throws `ObjectError` where the domain is not smooth or the tensor does not have the axis.
 *
 * @example
 * ```ts
 * import { compile, max, morphism, real } from 'lensor'
 *
 * const rows = compile(morphism([real(2, 3)], (x) => [max(x, 1)]))
 * rows(Float64Array.of(1, 3, 2, 6, 5, 4)) // => [Float64Array.of(3, 6)]
 * ```
 */
export function max<W extends Wire = never, const Axis extends number = never, const Given = never>(
  tensor: OnSmooth<'max', W, Given>,
  axis: AxisOf<'max', W, Axis>,
): Reshaped<W, RemoveAxis<W['shape'], Axis>> {
  return emit(smooth.max, [tensor as Tensor], { axes: [checkAxis('max', tensor as Tensor, axis as number)] }) as never
}

/**
 * The tensor repeated `size` times along a new axis, which stands at place `axis`, over any domain. Its transpose is `sum`.
 *
 * Throws `ObjectError` where there is no such place, `SizeError` where the size is not a whole number from 0.
 *
 * @example
 * ```ts
 * import { broadcast, compile, morphism, real } from 'lensor'
 *
 * const twice = compile(morphism([real(2)], (x) => [broadcast(x, 0, 2)]))
 * twice(Float64Array.of(1, 2)) // => [Float64Array.of(1, 2, 1, 2)]
 * ```
 */
export function broadcast<W extends Wire, const Axis extends number, const Length extends Size>(
  tensor: Tensor<W>,
  axis: PlaceOf<W, Axis>,
  size: Sized<Length>,
): Reshaped<W, Known<InsertAxes<W['shape'], Axis, [Length]>>> {
  const { wire } = asPoint('broadcast', tensor)
  const place = axis as number
  if (!Number.isInteger(place) || place < 0 || place > wire.shape.length)
    throw new ObjectError(say(placeSentence, { object: notation([wire]), axis: printed(place) }))
  checkSize(size as Size)
  return emit(structural.broadcast, [tensor], { axes: [place], sizes: [size as Size] }) as never
}

/** A place for a new axis, before each axis of a tensor or behind all, or why it is none. */
type PlaceOf<W extends Wire, Axis extends number> = number extends Axis | W['shape']['length']
  ? Axis
  : `${Axis}` extends keyof [...W['shape'], number]
    ? Axis
    : Say<typeof placeSentence, { object: Notation<[W]>; axis: Axis }>

export const placeSentence =
  '✗ broadcast takes a place for an axis, before one of {object}, counted from 0, or behind all, but {axis} came'

/**
 * The tensor with its axes in another order: axis i of the result is axis order[i] of the operand, over any domain.
 *
 * Throws `ObjectError` where the order does not name each axis once.
 *
 * @example
 * ```ts
 * import { compile, morphism, permute, real } from 'lensor'
 *
 * const transpose = compile(morphism([real(2, 2)], (x) => [permute(x, [1, 0])]))
 * transpose(Float64Array.of(1, 2, 3, 4)) // => [Float64Array.of(1, 3, 2, 4)]
 * ```
 */
export function permute<W extends Wire, const Order extends readonly number[]>(
  tensor: Tensor<W>,
  order: IsOrder<W['shape'], Order> extends true
    ? Order
    : Say<typeof permuteSentence, { object: Notation<[W]>; order: Listed<Order> }>,
): Reshaped<W, PermuteAxes<W['shape'], Order>> {
  const { wire } = asPoint('permute', tensor)
  const axes = order as readonly number[]
  if (!isOrder(wire.shape, axes))
    throw new ObjectError(say(permuteSentence, { object: notation([wire]), order: axes.join(', ') }))
  return emit(structural.permute, [tensor], { order: axes }) as never
}

export const permuteSentence = '✗ permute takes each axis of {object} once, but the order is {order}'

/**
 * `length` places of an axis, from `start`, over any domain. Its transpose is `pad`.
 *
 * Throws `ObjectError` where the axis does not have them.
 *
 * @example
 * ```ts
 * import { compile, morphism, real, slice } from 'lensor'
 *
 * const middle = compile(morphism([real(4)], (x) => [slice(x, 0, 1, 2)]))
 * middle(Float64Array.of(1, 2, 3, 4)) // => [Float64Array.of(2, 3)]
 * ```
 */
export function slice<W extends Wire, const Axis extends number, const Start extends Size, const Length extends Size>(
  tensor: Tensor<W>,
  axis: AxisOf<'slice', W, Axis>,
  start: CountFrom<0, 'slice', 'start', Start>,
  length: Found<
    HasPlaces<W['shape'][Axis], Start, Length>,
    CountFrom<0, 'slice', 'length', Length>,
    Say<typeof sliceSentence, { axis: Axis; object: Notation<[W]>; length: Length; start: Start }>
  >,
): Reshaped<W, ReplaceAxis<W['shape'], Axis, [Length]>> {
  const along = checkAxis('slice', tensor, axis as number)
  const { wire } = tensor
  const first = checkCountFrom(0, 'slice', 'start', start as Size)
  const count = checkCountFrom(0, 'slice', 'length', length as Size)
  if (isUnder((wire.shape as Shape)[along] as Size, plus(first, count)))
    throw new ObjectError(say(sliceSentence, { axis: along, object: notation([wire]), length: count, start: first }))
  return emit(structural.slice, [tensor], { axis: along, start: first, length: count }) as never
}

export const sliceSentence = '✗ slice: axis {axis} of {object} has no {length} places from {start}'

/**
 * Zeros before and after the places of an axis, over any domain. Its transpose is `slice`.
 *
 * Throws `ObjectError` where the tensor does not have the axis, or a count of zeros is not a whole number from 0.
 *
 * @example
 * ```ts
 * import { compile, morphism, pad, real } from 'lensor'
 *
 * const padded = compile(morphism([real(2)], (x) => [pad(x, 0, 1, 1)]))
 * padded(Float64Array.of(1, 2)) // => [Float64Array.of(0, 1, 2, 0)]
 * ```
 */
export function pad<W extends Wire, const Axis extends number, const Before extends Size, const After extends Size>(
  tensor: Tensor<W>,
  axis: AxisOf<'pad', W, Axis>,
  before: CountFrom<0, 'pad', 'count of zeros before', Before>,
  after: CountFrom<0, 'pad', 'count of zeros after', After>,
): Reshaped<W, ReplaceAxis<W['shape'], Axis, [Add<Add<Before, W['shape'][Axis]>, After>]>> {
  return emit(structural.pad, [tensor], {
    axis: checkAxis('pad', tensor, axis as number),
    before: checkCountFrom(0, 'pad', 'count of zeros before', before as Size),
    after: checkCountFrom(0, 'pad', 'count of zeros after', after as Size),
  }) as never
}

/**
 * An axis as two, [windows, size], where window i starts at place i · stride, over any domain. Its transpose is `fold`.
 *
 * Throws `ObjectError` where the axis is shorter than a window, or a window or a stride is not a whole number from 1.
 *
 * @example
 * ```ts
 * import { compile, morphism, real, window } from 'lensor'
 *
 * const pairs = compile(morphism([real(3)], (x) => [window(x, 0, 2)]))
 * pairs(Float64Array.of(1, 2, 3)) // => [Float64Array.of(1, 2, 2, 3)]
 * ```
 */
export function window<
  W extends Wire,
  const Axis extends number,
  const Width extends Size,
  const Stride extends number = 1,
>(
  tensor: Tensor<W>,
  axis: AxisOf<'window', W, Axis>,
  size: Found<
    HasWindow<W['shape'][Axis], Width>,
    CountFrom<1, 'window', 'size', Width>,
    Say<typeof windowSentence, { object: Notation<[W]>; axis: Axis; size: Width }>
  >,
  stride?: CountFrom<1, 'window', 'stride', Stride>,
): Reshaped<W, ReplaceAxis<W['shape'], Axis, [Windows<W['shape'][Axis], Width, Stride>, Width]>> {
  const along = checkAxis('window', tensor, axis as number)
  const { wire } = tensor
  const places = checkCountFrom(1, 'window', 'size', size as Size)
  const apart = checkCountFrom(1, 'window', 'stride', (stride ?? 1) as number)
  if (isUnder((wire.shape as Shape)[along] as Size, places))
    throw new ObjectError(say(windowSentence, { object: notation([wire]), axis: along, size: places }))
  return emit(structural.window, [tensor], { axis: along, size: places, stride: apart }) as never
}

export const windowSentence = '✗ window: axis {axis} of {object} is shorter than a window of {size}'

/**
 * The axes [windows, size] as one of `length`, overlapping windows added up, over any domain: the transpose of `window`.
 *
 * Throws `ObjectError` where so many windows do not cover that length.
 *
 * @example
 * ```ts
 * import { compile, fold, morphism, real } from 'lensor'
 *
 * const overlap = compile(morphism([real(2, 2)], (x) => [fold(x, 0, 3)]))
 * overlap(Float64Array.of(1, 2, 3, 4)) // => [Float64Array.of(1, 5, 4)]
 * ```
 */
export function fold<
  W extends Wire,
  const Axis extends number,
  const Length extends Size,
  const Stride extends number = 1,
>(
  tensor: Tensor<W>,
  axis: AxisBefore<W, Axis>,
  length: Found<
    Covered<W['shape'], Axis, Length, Stride>,
    Length,
    Say<typeof foldSentence, { object: Notation<[W]>; axis: Axis; stride: Stride; length: Length }>
  >,
  stride?: CountFrom<1, 'fold', 'stride', Stride>,
): Reshaped<W, ReplaceAxis<RemoveAxis<W['shape'], Axis>, Axis, [Length]>> {
  const { wire } = asPoint('fold', tensor)
  const along = axis as number
  const [count, size] = (wire.shape as Shape).slice(along, along + 2)
  if (!Number.isInteger(along) || along < 0 || count === undefined || size === undefined)
    throw new ObjectError(say(neighboursSentence, { object: notation([wire]), axis: printed(along) }))
  const apart = checkCountFrom(1, 'fold', 'stride', (stride ?? 1) as number)
  const whole = length as Size
  if ((typeof whole === 'number' && !Number.isInteger(whole)) || windowsOn(whole, size, apart) !== count)
    throw new ObjectError(
      say(foldSentence, { object: notation([wire]), axis: along, stride: apart, length: printed(whole) }),
    )
  return emit(structural.fold, [tensor], { axis: along, length: whole, stride: apart }) as never
}

/** An axis with another behind it, or why it is none. */
type AxisBefore<W extends Wire, Axis extends number> = number extends Axis | W['shape']['length']
  ? Axis
  : `${Add<Axis, 1>}` extends keyof W['shape']
    ? Axis
    : Say<typeof neighboursSentence, { object: Notation<[W]>; axis: Axis }>

/** A list where the windows at an axis cover, or may cover, a length; `never` where they do not. */
type Covered<S extends Shape, Axis extends number, Length extends Size, Stride extends number> = [
  WholeFrom<1, Stride>,
] extends [never]
  ? []
  : S extends readonly [Size, ...infer Behind extends Shape]
    ? Covers<S[Axis], Length, Behind[Axis], Stride>
    : []

export const neighboursSentence = '✗ fold takes the first of two axes of {object}, windows and size, but {axis} came'
export const foldSentence =
  '✗ fold: the windows of {object} at axis {axis}, each {stride} behind the one before, do not cover {length} places'

/**
 * Row index[i] of the tensor for each place i of the index: D[n×…] ⊗ ℝ[k…] → D[k…×…]. The change of the index is zero.
 *
 * Throws `ObjectError` where the operands are not rows and indices; the compiled map throws `DataError` on an index that is
 * not a whole number from 0 and under n.
 *
 * @example
 * ```ts
 * import { compile, gather, morphism, real } from 'lensor'
 *
 * const rows = compile(morphism([real(2, 2), real(3)], (table, index) => [gather(table, index)]))
 * rows(Float64Array.of(1, 2, 3, 4), Float64Array.of(1, 0, 1)) // => [Float64Array.of(3, 4, 1, 2, 3, 4)]
 * ```
 */
export function gather<W extends Wire, Index extends Wire>(
  tensor: W['shape'] extends readonly []
    ? Say<typeof gatherSentence, { name: 'gather'; object: Notation<[W, Index]> }>
    : Tensor<W>,
  index: Indices<'gather', W, Index>,
): Reshaped<W, [...Index['shape'], ...RemoveAxis<W['shape'], 0>]> {
  return emit(structural.gather, [tensor as Tensor, index as Tensor], {}) as never
}

/**
 * Each of `rows` rows is the sum of the tensor's rows whose index names it: D[k…×…] ⊗ ℝ[k…] → D[rows×…], the transpose of
 * `gather`. The change of the index is zero.
 *
 * Throws `ObjectError` where the operands are not rows and indices; the compiled map throws `DataError` on a bad index.
 *
 * @example
 * ```ts
 * import { compile, morphism, real, scatterAdd } from 'lensor'
 *
 * const counts = compile(morphism([real(3), real(3)], (values, index) => [scatterAdd(values, index, 2)]))
 * counts(Float64Array.of(1, 1, 1), Float64Array.of(1, 0, 1)) // => [Float64Array.of(1, 2)]
 * ```
 */
export function scatterAdd<W extends Wire, Index extends Wire, const Rows extends Size>(
  tensor: Tensor<W>,
  index: Found<
    RowsBehind<W['shape'], Index['shape']>,
    Indices<'scatterAdd', W, Index>,
    Say<typeof gatherSentence, { name: 'scatterAdd'; object: Notation<[W, Index]> }>
  >,
  rows: Sized<Rows>,
): Reshaped<W, Known<[Rows, ...RowsBehind<W['shape'], Index['shape']>]>> {
  return emit(structural.scatterAdd, [tensor, index as Tensor], { rows: rows as Size }) as never
}

/** Real indices, or why they are none. */
type Indices<Name extends string, W extends Wire, Index extends Wire> = Index['domain'] extends Real<[]>['domain']
  ? Tensor<Index>
  : Say<typeof gatherSentence, { name: Name; object: Notation<[W, Index]> }>

/** The shape of a row, where so many indices name rows of a tensor; `never` where they do not. */
type RowsBehind<S extends Shape, Index extends Shape> = number extends S['length'] | Index['length']
  ? number[]
  : S extends readonly [...Index, ...infer Row extends Shape]
    ? Row
    : never

/**
 * The exponential, place by place: A → A over a smooth domain.
 *
 * Throws `ObjectError` over other domains.
 *
 * @example
 * ```ts
 * import { compile, exp, morphism, real } from 'lensor'
 *
 * compile(morphism([real(1)], (x) => [exp(x)]))(Float64Array.of(0)) // => [Float64Array.of(1)]
 * ```
 */
export function exp<W extends Wire = never, const Given = never>(tensor: OnSmooth<'exp', W, Given>): Tensor<W> {
  return emit(smooth.exp, [tensor as Tensor], {}) as Tensor<W>
}

/**
 * The natural logarithm, place by place: A → A over a smooth domain.
 *
 * Throws `ObjectError` over other domains.
 *
 * @example
 * ```ts
 * import { compile, log, morphism, real } from 'lensor'
 *
 * compile(morphism([real(1)], (x) => [log(x)]))(Float64Array.of(1)) // => [Float64Array.of(0)]
 * ```
 */
export function log<W extends Wire = never, const Given = never>(tensor: OnSmooth<'log', W, Given>): Tensor<W> {
  return emit(smooth.log, [tensor as Tensor], {}) as Tensor<W>
}

/**
 * The sine, place by place, of an angle in radians: A → A over a smooth domain.
 *
 * Throws `ObjectError` over other domains.
 *
 * @example
 * ```ts
 * import { compile, morphism, real, sin } from 'lensor'
 *
 * compile(morphism([real(1)], (x) => [sin(x)]))(Float64Array.of(Math.PI / 2)) // => [Float64Array.of(1)]
 * ```
 */
export function sin<W extends Wire = never, const Given = never>(tensor: OnSmooth<'sin', W, Given>): Tensor<W> {
  return emit(smooth.sin, [tensor as Tensor], {}) as Tensor<W>
}

/**
 * The cosine, place by place, of an angle in radians: A → A over a smooth domain.
 *
 * Throws `ObjectError` over other domains.
 *
 * @example
 * ```ts
 * import { compile, cos, morphism, real } from 'lensor'
 *
 * compile(morphism([real(1)], (x) => [cos(x)]))(Float64Array.of(0)) // => [Float64Array.of(1)]
 * ```
 */
export function cos<W extends Wire = never, const Given = never>(tensor: OnSmooth<'cos', W, Given>): Tensor<W> {
  return emit(smooth.cos, [tensor as Tensor], {}) as Tensor<W>
}

/**
 * The square root, place by place: A → A over a smooth domain.
 *
 * Throws `ObjectError` over other domains.
 *
 * @example
 * ```ts
 * import { compile, morphism, real, sqrt } from 'lensor'
 *
 * compile(morphism([real(1)], (x) => [sqrt(x)]))(Float64Array.of(9)) // => [Float64Array.of(3)]
 * ```
 */
export function sqrt<W extends Wire = never, const Given = never>(tensor: OnSmooth<'sqrt', W, Given>): Tensor<W> {
  return emit(smooth.sqrt, [tensor as Tensor], {}) as Tensor<W>
}

/**
 * The multiplicative inverse, place by place: A → A over a smooth domain.
 *
 * Throws `ObjectError` over other domains.
 *
 * @example
 * ```ts
 * import { compile, morphism, real, reciprocal } from 'lensor'
 *
 * compile(morphism([real(1)], (x) => [reciprocal(x)]))(Float64Array.of(4)) // => [Float64Array.of(0.25)]
 * ```
 */
export function reciprocal<W extends Wire = never, const Given = never>(
  tensor: OnSmooth<'reciprocal', W, Given>,
): Tensor<W> {
  return emit(smooth.reciprocal, [tensor as Tensor], {}) as Tensor<W>
}

/**
 * 1 where the left is greater than the right, else 0: A ⊗ A → A over a smooth domain. Its reverse derivative is zero.
 *
 * Throws `ObjectError` where the domain is not smooth or the wires differ.
 *
 * @example
 * ```ts
 * import { compile, greater, morphism, real } from 'lensor'
 *
 * const f = compile(morphism([real(2), real(2)], (x, y) => [greater(x, y)]))
 * f(Float64Array.of(1, 2), Float64Array.of(2, 1)) // => [Float64Array.of(0, 1)]
 * ```
 */
export function greater<X extends Wire = never, Y extends Wire = never, const Left = never, const Right = never>(
  left: OnSmooth<'greater', X, Left>,
  right: Alike<'greater', X, Y, Right>,
): Tensor<X> {
  return emit(smooth.greater, [left as Tensor, right as Tensor], {}) as Tensor<X>
}

/**
 * The second operand where the first is not zero, else the third: A ⊗ A ⊗ A → A over a smooth domain.
 *
 * Throws `ObjectError` where the domain is not smooth or the wires differ.
 *
 * @example
 * ```ts
 * import { compile, morphism, real, select } from 'lensor'
 *
 * const f = compile(morphism([real(2), real(2), real(2)], (condition, x, y) => [select(condition, x, y)]))
 * f(Float64Array.of(1, 0), Float64Array.of(2, 3), Float64Array.of(4, 5)) // => [Float64Array.of(2, 5)]
 * ```
 */
export function select<
  X extends Wire = never,
  Y extends Wire = never,
  Z extends Wire = never,
  const Condition = never,
  const Chosen = never,
  const Otherwise = never,
>(
  condition: OnSmooth<'select', X, Condition>,
  chosen: Alike<'select', X, Y, Chosen>,
  otherwise: Alike<'select', X, Z, Otherwise>,
): Tensor<X> {
  return emit(smooth.select, [condition as Tensor, chosen as Tensor, otherwise as Tensor], {}) as Tensor<X>
}
