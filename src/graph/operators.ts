/**
 * The typed operators on symbolic tensors: how a map is written with points.
 *
 * Each refuses, in the compiler and in the running program, what its primitive does not accept, in the same words.
 */
import type { Domain, SmoothDomain } from '../objects/domain.ts'
import { ObjectError } from '../objects/errors.ts'
import type { InsertAxes, PermuteAxes, RemoveAxis, ReplaceAxis } from '../objects/list.ts'
import type { Notation } from '../objects/notation.ts'
import { notation } from '../objects/notation.ts'
import type { Real } from '../objects/real.ts'
import type { Add, Windows } from '../objects/size.ts'
import type { Say } from '../objects/words.ts'
import { say } from '../objects/words.ts'
import type { Equal, Over, Shape, Wire } from '../objects/wire.ts'
import type { Tensor } from './graph.ts'
import { emit } from './graph.ts'
import * as ring from './ring.ts'
import type { domainsSentence, subscriptsSentence, unequalSentence } from './ring.ts'
import * as smooth from './smooth.ts'
import type { smoothSentence } from './smooth.ts'
import * as structural from './structural.ts'
import type { sameSentence } from './structural.ts'

/** The tensor of the same domain and another shape. */
type Reshaped<W extends Wire, S extends Shape> = Tensor<Over<W['domain'], S>>

/** A second operand of the same wire as the first, or why it is not one. */
type Alike<Name extends string, First extends Wire, Second extends Wire> =
  Equal<First, Second> extends true
    ? Tensor<Second>
    : Say<typeof sameSentence, { name: Name; left: Notation<[First]>; right: Notation<[Second]> }>

/** An operand over a smooth domain, or why it is not one. */
type OnSmooth<Name extends string, W extends Wire> = W['domain'] extends SmoothDomain
  ? Tensor<W>
  : Say<typeof smoothSentence, { name: Name; object: Notation<[W]> }>

/** An axis that the tensor has, or why it has not. */
type AxisOf<Name extends string, W extends Wire, Axis extends number> = number extends Axis
  ? Axis
  : `${Axis}` extends keyof W['shape']
    ? Axis
    : Say<typeof axisSentence, { name: Name; object: Notation<[W]>; axis: Axis }>

export const axisSentence = '✗ {name} takes an axis of {object}, counted from 0, but {axis} came'

function checkAxis(name: string, { wire }: Tensor, axis: number): number {
  if (!Number.isInteger(axis) || axis < 0 || axis >= wire.shape.length)
    throw new ObjectError(say(axisSentence, { name, object: notation([wire]), axis }))
  return axis
}

/**
 * The constant tensor of a wire: one value for all places, or all values in row-major order.
 *
 * constant(A, a) : 1 → A. Throws `ObjectError` where there is neither one value nor one for each place.
 */
export function constant<W extends Wire>(
  wire: W,
  values: W['domain'] extends Domain<infer Element> ? Element | readonly Element[] : never,
): Tensor<W> {
  return emit(structural.constant, [], { wire, values: Array.isArray(values) ? values : [values] }) as Tensor<W>
}

/** The sum, place by place: A ⊗ A → A, over any domain; over ℤ₂ it is XOR. Throws `ObjectError` where the wires differ. */
export function add<X extends Wire, Y extends Wire>(left: Tensor<X>, right: Alike<'add', X, Y>): Tensor<X> {
  return emit(structural.add, [left, right as Tensor], {}) as Tensor<X>
}

/** The product, place by place: A ⊗ A → A, over any domain; over ℤ₂ it is AND. Throws `ObjectError` where the wires differ. */
export function multiply<X extends Wire, Y extends Wire>(left: Tensor<X>, right: Alike<'multiply', X, Y>): Tensor<X> {
  return emit(ring.multiply, [left, right as Tensor], {}) as Tensor<X>
}

/** The additive inverse, place by place: A → A, over any domain; over ℤ₂ it is the identity. */
export function negate<X extends Wire>(tensor: Tensor<X>): Tensor<X> {
  const { ring: domainRing } = tensor.wire.domain
  return scaled(tensor, domainRing.negate(domainRing.one))
}

/** The difference, place by place: A ⊗ A → A, over any domain. Throws `ObjectError` where the wires differ. */
export function subtract<X extends Wire, Y extends Wire>(left: Tensor<X>, right: Alike<'subtract', X, Y>): Tensor<X> {
  return emit(structural.add, [left, negate(right as Tensor)], {}) as Tensor<X>
}

/** The tensor times a number, place by place: ℝ[…] → ℝ[…]. */
export function scale<X extends Wire>(
  tensor: Tensor<X>,
  factor: X['domain'] extends Domain<infer Element> ? Element : never,
): Tensor<X> {
  return scaled(tensor, factor)
}

function scaled<X extends Wire>(tensor: Tensor<X>, factor: unknown): Tensor<X> {
  return emit(
    ring.multiply,
    [emit(structural.constant, [], { wire: tensor.wire, values: [factor] }), tensor],
    {},
  ) as Tensor<X>
}

/** The sizes that letters stand for, or `never` where letters and axes do not fit. */
type Bind<Letters extends string, S, Bound = unknown> = Letters extends `${infer Letter}${infer More}`
  ? S extends readonly [infer Size extends number, ...infer Rest]
    ? Letter extends keyof Bound
      ? never
      : Bind<More, Rest, Bound & { readonly [Key in Letter]: Size }>
    : never
  : S extends readonly []
    ? Bound
    : never

/** The sizes of letters without repetition, in their order; `never` where one is unknown or stands twice. */
type Sizes<
  Letters extends string,
  Bound,
  Done extends number[] = [],
  Seen extends string = never,
> = Letters extends `${infer Letter}${infer More}`
  ? Letter extends Seen
    ? never
    : Letter extends keyof Bound
      ? Sizes<More, Bound, [...Done, Bound[Letter] & number], Seen | Letter>
      : never
  : Done

/** The first letter that stands for two sizes. */
type Clash<Letters extends string, Left, Right> = Letters extends `${infer Letter}${infer More}`
  ? Letter extends keyof Left & keyof Right
    ? Equal<Left[Letter], Right[Letter]> extends true
      ? Clash<More, Left, Right>
      : Letter
    : Clash<More, Left, Right>
  : never

/** The wire of a contraction, or why there is none. */
type Contraction<X extends Wire, Y extends Wire, Text extends string> =
  Equal<X['domain'], Y['domain']> extends true
    ? Text extends `${infer Left},${infer Right}->${infer Output}`
      ? ContractionOf<X, Y, Text, Right, Output, Bind<Left, X['shape']>, Bind<Right, Y['shape']>>
      : Misfit<X, Y, Text>
    : Say<typeof domainsSentence, { left: Notation<[X]>; right: Notation<[Y]> }>

type ContractionOf<
  X extends Wire,
  Y extends Wire,
  Text extends string,
  Right extends string,
  Output extends string,
  LeftSizes,
  RightSizes,
> = [LeftSizes] extends [never]
  ? Misfit<X, Y, Text>
  : [RightSizes] extends [never]
    ? Misfit<X, Y, Text>
    : [Sizes<Output, LeftSizes & RightSizes>] extends [never]
      ? Unordered<Output, LeftSizes & RightSizes> extends true
        ? Unequal<X, Y, Clash<Right, LeftSizes, RightSizes>, LeftSizes, RightSizes>
        : Misfit<X, Y, Text>
      : [Clash<Right, LeftSizes, RightSizes>] extends [never]
        ? Over<X['domain'], Sizes<Output, LeftSizes & RightSizes>>
        : Unequal<X, Y, Clash<Right, LeftSizes, RightSizes>, LeftSizes, RightSizes>

/** Whether letters are known and none stands twice, whatever their sizes. */
type Unordered<
  Letters extends string,
  Bound,
  Seen extends string = never,
> = Letters extends `${infer Letter}${infer More}`
  ? Letter extends Seen
    ? false
    : Letter extends keyof Bound
      ? Unordered<More, Bound, Seen | Letter>
      : false
  : true

type Misfit<X extends Wire, Y extends Wire, Text extends string> = Say<
  typeof subscriptsSentence,
  { subscripts: Text; left: Notation<[X]>; right: Notation<[Y]> }
>

type Unequal<X extends Wire, Y extends Wire, Letter extends string, Left, Right> = Say<
  typeof unequalSentence,
  {
    letter: Letter
    left: Notation<[X]>
    leftSize: Left[Letter & keyof Left]
    right: Notation<[Y]>
    rightSize: Right[Letter & keyof Right]
  }
>

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
  const [operands, output = ''] = (subscripts as string).split('->') as [string, string?]
  const [leftLetters, rightLetters = ''] = operands.split(',') as [string, string?]
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

/** The sum along an axis, over any domain. Throws `ObjectError` where the tensor does not have it. */
export function sum<W extends Wire, const Axis extends number>(
  tensor: Tensor<W>,
  axis: AxisOf<'sum', W, Axis>,
): Reshaped<W, RemoveAxis<W['shape'], Axis>> {
  return emit(structural.sum, [tensor], { axes: [checkAxis('sum', tensor, axis as number)] }) as never
}

/** The greatest along an axis, over a smooth domain; where several are greatest they share the change. Throws `ObjectError`. */
export function max<W extends Wire, const Axis extends number>(
  tensor: OnSmooth<'max', W>,
  axis: AxisOf<'max', W, Axis>,
): Reshaped<W, RemoveAxis<W['shape'], Axis>> {
  return emit(smooth.max, [tensor as Tensor], { axes: [checkAxis('max', tensor as Tensor, axis as number)] }) as never
}

/** The tensor repeated `size` times along a new axis, which stands before `axis`. Throws `ObjectError`. */
export function broadcast<W extends Wire, const Axis extends number, const Size extends number>(
  tensor: Tensor<W>,
  axis: Axis,
  size: Size,
): Reshaped<W, InsertAxes<W['shape'], Axis, [Size]>> {
  return emit(structural.broadcast, [tensor], { axes: [axis], sizes: [size] }) as never
}

/** The tensor with its axes in another order: axis i of the result is axis order[i] of the operand. Throws `ObjectError`. */
export function permute<W extends Wire, const Order extends readonly number[]>(
  tensor: Tensor<W>,
  order: Order,
): Reshaped<W, PermuteAxes<W['shape'], Order>> {
  return emit(structural.permute, [tensor], { order }) as never
}

/** `length` places of an axis, from `start`. Throws `ObjectError` where the axis does not have them. */
export function slice<W extends Wire, const Axis extends number, const Length extends number>(
  tensor: Tensor<W>,
  axis: AxisOf<'slice', W, Axis>,
  start: number,
  length: Length,
): Reshaped<W, ReplaceAxis<W['shape'], Axis, [Length]>> {
  return emit(structural.slice, [tensor], { axis: checkAxis('slice', tensor, axis as number), start, length }) as never
}

/** Zeros before and after the places of an axis. Throws `ObjectError`. */
export function pad<W extends Wire, const Axis extends number, const Before extends number, const After extends number>(
  tensor: Tensor<W>,
  axis: AxisOf<'pad', W, Axis>,
  before: Before,
  after: After,
): Reshaped<W, ReplaceAxis<W['shape'], Axis, [Add<Add<Before, W['shape'][Axis]>, After>]>> {
  return emit(structural.pad, [tensor], { axis: checkAxis('pad', tensor, axis as number), before, after }) as never
}

/** An axis as two, [windows, size], where window i starts at place i · stride. Throws `ObjectError` where none fits. */
export function window<
  W extends Wire,
  const Axis extends number,
  const Size extends number,
  const Stride extends number = 1,
>(
  tensor: Tensor<W>,
  axis: AxisOf<'window', W, Axis>,
  size: Size,
  stride?: Stride,
): Reshaped<W, ReplaceAxis<W['shape'], Axis, [Windows<W['shape'][Axis], Size, Stride>, Size]>> {
  return emit(structural.window, [tensor], {
    axis: checkAxis('window', tensor, axis as number),
    size,
    stride: stride ?? 1,
  }) as never
}

/** The transpose of `window`: the axes [windows, size] as one of `length`, overlapping windows added up. Throws `ObjectError`. */
export function fold<W extends Wire, const Axis extends number, const Length extends number>(
  tensor: Tensor<W>,
  axis: AxisOf<'fold', W, Axis>,
  length: Length,
  stride = 1,
): Reshaped<W, ReplaceAxis<RemoveAxis<W['shape'], Axis>, Axis, [Length]>> {
  return emit(structural.fold, [tensor], { axis: checkAxis('fold', tensor, axis as number), length, stride }) as never
}

/** Row index[i] of the tensor, for each place i of the index; the change of the index is zero. Throws `ObjectError`, and `DataError` on a bad index. */
export function gather<W extends Wire, S extends Shape>(
  tensor: Tensor<W>,
  index: Tensor<Real<S>>,
): Reshaped<W, [...S, ...RemoveAxis<W['shape'], 0>]> {
  return emit(structural.gather, [tensor, index], {}) as never
}

/** The transpose of `gather`: each of `rows` rows is the sum of the rows whose index names it. Throws `ObjectError`, and `DataError` on a bad index. */
export function scatterAdd<W extends Wire, S extends Shape, const Rows extends number>(
  tensor: Tensor<W>,
  index: Tensor<Real<S>>,
  rows: Rows,
): Reshaped<W, W['shape'] extends readonly [...S, ...infer Row extends Shape] ? [Rows, ...Row] : number[]> {
  return emit(structural.scatterAdd, [tensor, index], { rows }) as never
}

/** The exponential, place by place, over a smooth domain. Throws `ObjectError`. */
export function exp<W extends Wire>(tensor: OnSmooth<'exp', W>): Tensor<W> {
  return emit(smooth.exp, [tensor as Tensor], {}) as Tensor<W>
}

/** The natural logarithm, place by place, over a smooth domain. Throws `ObjectError`. */
export function log<W extends Wire>(tensor: OnSmooth<'log', W>): Tensor<W> {
  return emit(smooth.log, [tensor as Tensor], {}) as Tensor<W>
}

/** The square root, place by place, over a smooth domain. Throws `ObjectError`. */
export function sqrt<W extends Wire>(tensor: OnSmooth<'sqrt', W>): Tensor<W> {
  return emit(smooth.sqrt, [tensor as Tensor], {}) as Tensor<W>
}

/** The multiplicative inverse, place by place, over a smooth domain. Throws `ObjectError`. */
export function reciprocal<W extends Wire>(tensor: OnSmooth<'reciprocal', W>): Tensor<W> {
  return emit(smooth.reciprocal, [tensor as Tensor], {}) as Tensor<W>
}

/** 1 where the left is greater than the right, else 0, over a smooth domain; its reverse derivative is zero. Throws `ObjectError`. */
export function greater<X extends Wire, Y extends Wire>(
  left: OnSmooth<'greater', X>,
  right: Alike<'greater', X, Y>,
): Tensor<X> {
  return emit(smooth.greater, [left as Tensor, right as Tensor], {}) as Tensor<X>
}

/** The second operand where the first is not zero, else the third, over a smooth domain. Throws `ObjectError`. */
export function select<X extends Wire, Y extends Wire, Z extends Wire>(
  condition: OnSmooth<'select', X>,
  chosen: Alike<'select', X, Y>,
  otherwise: Alike<'select', X, Z>,
): Tensor<X> {
  return emit(smooth.select, [condition as Tensor, chosen as Tensor, otherwise as Tensor], {}) as Tensor<X>
}
