/**
 * Exact arithmetic on sizes, in types and at run time.
 *
 * Known whole numbers come to a number, and names to the normal form of what they come to, such as `'n − 2'`. Where a size is
 * neither, the type is `number`.
 */
import type {
  BothLiteral,
  Digit,
  Doubled,
  IsLiteral,
  NumberDifference,
  NumberProduct,
  NumberSum,
  Product,
  Quotient,
  Read,
} from './decimal.ts'
import type { NamedDifference, NamedProduct, NamedQuotient, NamedSum, Size } from './named-size.ts'
import { namedDifference, namedProduct, namedQuotient, namedSum } from './named-size.ts'

/** A size that is, or may be, a whole number from a least one, or a name; `never` of one that is known to be none, such as −1. */
export type WholeFrom<Least extends 0 | 1, S extends Size> = number extends S
  ? S
  : IsLiteral<S> extends true
    ? Least extends 0
      ? S
      : Exclude<S, 0>
    : S extends string
      ? S
      : never

/** A list where a size may be, to be asked for with `Found`; `never` where it is known that there is none. */
export type Possible<S extends Size> = S extends unknown ? [] : never

/** A list where two sizes are, or may be, the same; `never` where it is known that they are not. */
export type Agreeing<Left extends Size, Right extends Size> = [Left, Right] extends [Right, Left]
  ? []
  : number extends Left | Right
    ? []
    : never

/**
 * A list where an axis has, or may have, so many places from a start; `never` where it is known that it has not.
 *
 * Each size is asked for by itself first: so the answer waits for those that are type parameters.
 */
export type HasPlaces<Length extends Size, Start extends Size, Count extends Size> = Length extends unknown
  ? Start extends unknown
    ? Count extends unknown
      ? Possible<Subtract<Length, Add<Start, Count>>>
      : never
    : never
  : never

/** A list where a window has, or may have, a place on an axis; `never` where it is known that it is longer. */
export type HasWindow<Length extends Size, Width extends Size> = HasPlaces<Length, 0, Width>

/** A list where so many windows cover, or may cover, an axis; `never` where it is known that they do not. */
export type Covers<
  Count extends Size,
  Length extends Size,
  Width extends Size,
  Stride extends number,
> = Length extends unknown
  ? Width extends unknown
    ? Stride extends unknown
      ? Agreeing<Windows<Length, Width, Stride>, Count>
      : never
    : never
  : never

/** Whether one of two sizes is named, and none is unknown. */
type AreNamed<Left extends Size, Right extends Size> = number extends Left | Right
  ? false
  : string extends Left | Right
    ? false
    : [Left | Right] extends [number]
      ? false
      : true

/** A size, of which the compiler does not ask what it can be before it is known. */
type Late<S> = [S] extends [infer Known extends Size] ? Known : never

/**
 * The sum of two sizes, exactly.
 *
 * `Add<999_999, 1>` is `1000000`; `Add<'n', 1>` is `'n + 1'`; `Add<number, 1>` is `number`.
 */
export type Add<Left extends Size, Right extends Size> =
  BothLiteral<Left, Right> extends true
    ? NumberSum<Left, Right>
    : AreNamed<Left, Right> extends true
      ? Late<NamedSum<Left, Right>>
      : number

/**
 * The difference of two sizes, exactly; `never` where it would be negative.
 *
 * `Subtract<1_000_000, 1>` is `999999`; `Subtract<'n', 2>` is `'n − 2'`.
 */
export type Subtract<Left extends Size, Right extends Size> =
  BothLiteral<Left, Right> extends true
    ? NumberDifference<Left, Right>
    : AreNamed<Left, Right> extends true
      ? Late<NamedDifference<Left, Right>>
      : number

/**
 * The product of two sizes, exactly.
 *
 * `Multiply<1_000, 1_000>` is `1000000`; `Multiply<'w', 'h'>` is `'h·w'`.
 */
export type Multiply<Left extends Size, Right extends Size> =
  BothLiteral<Left, Right> extends true
    ? NumberProduct<Left, Right>
    : AreNamed<Left, Right> extends true
      ? Late<NamedProduct<Left, Right>>
      : number

/**
 * The whole part of a quotient, exactly; `never` where the divisor is zero. Names are divided by a number.
 *
 * `Divide<26, 2>` is `13`, `Divide<7, 2>` is `3`, `Divide<'n', 2>` is `'⌊n/2⌋'`.
 */
export type Divide<Dividend extends Size, Divisor extends number> = Divisor extends 0
  ? never
  : BothLiteral<Dividend, Divisor> extends true
    ? Divisor extends 1
      ? Dividend
      : [Quotient<`${Dividend}`, Divisor>] extends [readonly [infer Count extends number, number]]
        ? Count
        : never
    : AreNamed<Dividend, Divisor> extends true
      ? Late<NamedQuotient<Dividend, Divisor>>
      : number

/**
 * Two to the power of a size, exactly; `number` where it is not a known number.
 *
 * `PowerOfTwo<20>` is `1048576`.
 */
export type PowerOfTwo<Exponent extends number> = IsLiteral<Exponent> extends true ? Read<Doubled<Exponent>> : number

/**
 * How many places a window of `Width` has on an axis of `Length`, `Stride` apart: ⌊(length − width) / stride⌋ + 1;
 * `never` where the window is longer than the axis.
 *
 * `Windows<28, 3>` is `26`, `Windows<28, 2, 2>` is `14`, `Windows<'n', 3>` is `'n − 2'`.
 */
export type Windows<Length extends Size, Width extends Size, Stride extends number = 1> = Stride extends 1
  ? NotZero<Subtract<Length, Subtract<Width, 1>>>
  : [Subtract<Length, Width>] extends [never]
    ? never
    : Add<Divide<Subtract<Length, Width>, Stride>, 1>

type NotZero<S extends Size> = S extends 0 ? never : S

/**
 * The number of elements of a shape: the product of its sizes, 1 for a scalar.
 *
 * `Elements<[64, 5, 5]>` is `1600`; `Elements<['batch', 5]>` is `'5batch'`.
 */
export type Elements<Shape extends readonly Size[]> =
  AreLiteral<Shape> extends true
    ? Read<Products<Shape>>
    : number extends Shape[number]
      ? number
      : string extends Shape[number]
        ? number
        : ProductOf<Shape>

/** Whether all sizes of a shape are known whole numbers. */
type AreLiteral<Shape extends readonly Size[]> = Shape extends readonly [
  infer First extends Size,
  ...infer More extends readonly Size[],
]
  ? IsLiteral<First> extends true
    ? AreLiteral<More>
    : false
  : Shape extends readonly []
    ? true
    : false

/** The digits of the product of known sizes. */
type Products<Shape extends readonly Size[], Done extends Digit[] = ['1']> = Shape extends readonly [
  infer First extends Size,
  ...infer More extends readonly Size[],
]
  ? Products<More, Product<Done, `${First}`>>
  : Done

/** The product of sizes some of which are named. */
type ProductOf<Shape extends readonly Size[], Done extends Size = 1> = Shape extends readonly [
  infer First extends Size,
  ...infer More extends readonly Size[],
]
  ? ProductOf<More, Multiply<Done, First>>
  : Done

/** The sum of two sizes. */
export const plus = (left: Size, right: Size): Size =>
  typeof left === 'number' && typeof right === 'number' ? left + right : namedSum(left, right)

/** The difference of two sizes; where it is known to be negative, a negative number. */
export const minus = (left: Size, right: Size): Size =>
  typeof left === 'number' && typeof right === 'number' ? left - right : namedDifference(left, right)

/** The product of two sizes. */
export const times = (left: Size, right: Size): Size =>
  typeof left === 'number' && typeof right === 'number' ? left * right : namedProduct(left, right)

/** The whole part of the quotient of a size by a number. */
export const quotient = (dividend: Size, divisor: number): Size =>
  typeof dividend === 'number' ? Math.floor(dividend / divisor) : namedQuotient(dividend, divisor)

/** How many places a window has on an axis, so far apart. */
export const windowsOn = (length: Size, width: Size, stride: number): Size =>
  plus(quotient(minus(length, width), stride), 1)

/** The number of elements of a shape. */
export const productOf = (shape: readonly Size[]): Size => shape.reduce(times, 1)

/** Whether a size is known to be under another: of names it is known where they are apart by a number. */
export function isUnder(left: Size, right: Size): boolean {
  const difference = minus(right, left)
  return typeof difference === 'number' && difference > 0
}
