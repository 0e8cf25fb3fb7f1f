/**
 * Exact arithmetic on sizes, at the level of types.
 *
 * A size is a literal number; it is added, subtracted and multiplied digit by digit, as on paper, so that nothing is
 * lost at any magnitude. Where a size is not a known whole number, the answer is `number`.
 */

/** The addition table: `Sums[carry][left][right]` is the sum of all three, as two digits. */
// prettier-ignore
type Sums = {
  '0': {
    '0': { '0': '00'; '1': '01'; '2': '02'; '3': '03'; '4': '04'; '5': '05'; '6': '06'; '7': '07'; '8': '08'; '9': '09' }
    '1': { '0': '01'; '1': '02'; '2': '03'; '3': '04'; '4': '05'; '5': '06'; '6': '07'; '7': '08'; '8': '09'; '9': '10' }
    '2': { '0': '02'; '1': '03'; '2': '04'; '3': '05'; '4': '06'; '5': '07'; '6': '08'; '7': '09'; '8': '10'; '9': '11' }
    '3': { '0': '03'; '1': '04'; '2': '05'; '3': '06'; '4': '07'; '5': '08'; '6': '09'; '7': '10'; '8': '11'; '9': '12' }
    '4': { '0': '04'; '1': '05'; '2': '06'; '3': '07'; '4': '08'; '5': '09'; '6': '10'; '7': '11'; '8': '12'; '9': '13' }
    '5': { '0': '05'; '1': '06'; '2': '07'; '3': '08'; '4': '09'; '5': '10'; '6': '11'; '7': '12'; '8': '13'; '9': '14' }
    '6': { '0': '06'; '1': '07'; '2': '08'; '3': '09'; '4': '10'; '5': '11'; '6': '12'; '7': '13'; '8': '14'; '9': '15' }
    '7': { '0': '07'; '1': '08'; '2': '09'; '3': '10'; '4': '11'; '5': '12'; '6': '13'; '7': '14'; '8': '15'; '9': '16' }
    '8': { '0': '08'; '1': '09'; '2': '10'; '3': '11'; '4': '12'; '5': '13'; '6': '14'; '7': '15'; '8': '16'; '9': '17' }
    '9': { '0': '09'; '1': '10'; '2': '11'; '3': '12'; '4': '13'; '5': '14'; '6': '15'; '7': '16'; '8': '17'; '9': '18' }
  }
  '1': {
    '0': { '0': '01'; '1': '02'; '2': '03'; '3': '04'; '4': '05'; '5': '06'; '6': '07'; '7': '08'; '8': '09'; '9': '10' }
    '1': { '0': '02'; '1': '03'; '2': '04'; '3': '05'; '4': '06'; '5': '07'; '6': '08'; '7': '09'; '8': '10'; '9': '11' }
    '2': { '0': '03'; '1': '04'; '2': '05'; '3': '06'; '4': '07'; '5': '08'; '6': '09'; '7': '10'; '8': '11'; '9': '12' }
    '3': { '0': '04'; '1': '05'; '2': '06'; '3': '07'; '4': '08'; '5': '09'; '6': '10'; '7': '11'; '8': '12'; '9': '13' }
    '4': { '0': '05'; '1': '06'; '2': '07'; '3': '08'; '4': '09'; '5': '10'; '6': '11'; '7': '12'; '8': '13'; '9': '14' }
    '5': { '0': '06'; '1': '07'; '2': '08'; '3': '09'; '4': '10'; '5': '11'; '6': '12'; '7': '13'; '8': '14'; '9': '15' }
    '6': { '0': '07'; '1': '08'; '2': '09'; '3': '10'; '4': '11'; '5': '12'; '6': '13'; '7': '14'; '8': '15'; '9': '16' }
    '7': { '0': '08'; '1': '09'; '2': '10'; '3': '11'; '4': '12'; '5': '13'; '6': '14'; '7': '15'; '8': '16'; '9': '17' }
    '8': { '0': '09'; '1': '10'; '2': '11'; '3': '12'; '4': '13'; '5': '14'; '6': '15'; '7': '16'; '8': '17'; '9': '18' }
    '9': { '0': '10'; '1': '11'; '2': '12'; '3': '13'; '4': '14'; '5': '15'; '6': '16'; '7': '17'; '8': '18'; '9': '19' }
  }
}

type Carry = keyof Sums

type Digit = keyof Units

/** Each digit as a list of that length, to count down from. */
type Units = {
  '0': []
  '1': [1]
  '2': [1, 1]
  '3': [1, 1, 1]
  '4': [1, 1, 1, 1]
  '5': [1, 1, 1, 1, 1]
  '6': [1, 1, 1, 1, 1, 1]
  '7': [1, 1, 1, 1, 1, 1, 1]
  '8': [1, 1, 1, 1, 1, 1, 1, 1]
  '9': [1, 1, 1, 1, 1, 1, 1, 1, 1]
}

/** The digits of a decimal, the least significant first. */
type Digits<
  Decimal extends string,
  Found extends Digit[] = [],
> = Decimal extends `${infer First extends Digit}${infer Rest}` ? Digits<Rest, [First, ...Found]> : Found

type Parse<Decimal extends string> = Decimal extends `${infer Size extends number}` ? Size : number

/** The decimal without the zeros before its first digit. */
type Trim<Decimal extends string> = Decimal extends `0${infer Rest}` ? (Rest extends '' ? '0' : Trim<Rest>) : Decimal

/** The sum of two decimals given by their digits, as a decimal. */
type Sum<Left extends Digit[], Right extends Digit[], Carried extends Carry = '0', Done extends string = ''> = [
  Left,
  Right,
] extends [[], []]
  ? Carried extends '1'
    ? `1${Done}`
    : Done
  : Sums[Carried][First<Left>][First<Right>] extends `${infer Next extends Carry}${infer Unit}`
    ? Sum<Rest<Left>, Rest<Right>, Next, `${Unit}${Done}`>
    : never

type First<List extends Digit[]> = List extends [infer Head extends Digit, ...Digit[]] ? Head : '0'

type Rest<List extends Digit[]> = List extends [Digit, ...infer Tail extends Digit[]] ? Tail : []

/** The decimal added to itself as often as the digit says. */
type Times<Decimal extends string, Count extends unknown[], Done extends string = '0'> = Count extends [
  1,
  ...infer Fewer,
]
  ? Times<Decimal, Fewer, Sum<Digits<Done>, Digits<Decimal>>>
  : Done

/** Long multiplication, the most significant digit of the right factor first. */
type Product<
  Left extends string,
  Right extends string,
  Done extends string = '0',
> = Right extends `${infer Head extends Digit}${infer Tail}`
  ? Product<Left, Tail, Sum<Digits<`${Done}0`>, Digits<Times<Left, Units[Head]>>>>
  : Trim<Done>

/** Nines' complement, digit by digit. */
type Complements = {
  '0': '9'
  '1': '8'
  '2': '7'
  '3': '6'
  '4': '5'
  '5': '4'
  '6': '3'
  '7': '2'
  '8': '1'
  '9': '0'
}

/** `Right` as the nines' complement, padded to the digits of `Left`. */
type Complement<Left extends Digit[], Right extends Digit[], Done extends Digit[] = []> = Left extends [
  Digit,
  ...infer More extends Digit[],
]
  ? Complement<More, Rest<Right>, [...Done, Complements[First<Right>]]>
  : Right extends []
    ? Done
    : 'negative'

/** Left − Right = Left + (nines' complement of Right) + 1, without the leading one that says it is not negative. */
type Difference<Left extends Digit[], Right extends Digit[]> =
  Complement<Left, Right> extends infer Other extends Digit[]
    ? Sum<Left, Other, '1'> extends infer Total extends string
      ? Digits<Total>['length'] extends Left['length']
        ? never
        : Total extends `1${infer Decimal}`
          ? Parse<Trim<Decimal>>
          : never
      : never
    : never

/** Whether a size is a whole number from 0 that is known, such as 8: not `number`, nor 1.5, nor 1e21. */
type IsLiteral<Size extends number> = `${Size}` extends `${bigint}`
  ? `${Size}` extends `-${string}`
    ? false
    : true
  : false

type BothLiteral<Left extends number, Right extends number> = [IsLiteral<Left>, IsLiteral<Right>] extends [true, true]
  ? true
  : false

/** A size that is, or may be, a whole number from a least one; `never` of one that is known to be none, such as −1. */
export type WholeFrom<Least extends 0 | 1, Size extends number> = number extends Size
  ? Size
  : IsLiteral<Size> extends true
    ? Least extends 0
      ? Size
      : Exclude<Size, 0>
    : never

/** A list where a size may be, to be asked for with `Found`; `never` where it is known that there is none. */
export type Possible<Size extends number> = Size extends unknown ? [] : never

/** A list where two sizes are, or may be, the same; `never` where it is known that they are not. */
export type Agreeing<Left extends number, Right extends number> = [Left, Right] extends [Right, Left]
  ? []
  : number extends Left | Right
    ? []
    : never

/**
 * A list where an axis has, or may have, so many places from a start; `never` where it is known that it has not.
 *
 * Each size is asked for by itself first: so the answer waits for those that are type parameters.
 */
export type HasPlaces<Length extends number, Start extends number, Count extends number> = Length extends unknown
  ? Start extends unknown
    ? Count extends unknown
      ? Possible<Subtract<Length, Add<Start, Count>>>
      : never
    : never
  : never

/** A list where a window has, or may have, a place on an axis; `never` where it is known that it is longer. */
export type HasWindow<Length extends number, Size extends number> = HasPlaces<Length, 0, Size>

/** A list where so many windows cover, or may cover, an axis; `never` where it is known that they do not. */
export type Covers<
  Count extends number,
  Length extends number,
  Size extends number,
  Stride extends number,
> = Length extends unknown
  ? Size extends unknown
    ? Stride extends unknown
      ? Agreeing<Windows<Length, Size, Stride>, Count>
      : never
    : never
  : never

/**
 * The sum of two sizes, exactly.
 *
 * `Add<999_999, 1>` is `1000000`; `Add<number, 1>` is `number`.
 */
export type Add<Left extends number, Right extends number> =
  BothLiteral<Left, Right> extends true ? Parse<Sum<Digits<`${Left}`>, Digits<`${Right}`>>> : number

/**
 * The difference of two sizes, exactly; `never` where it would be negative.
 *
 * `Subtract<1_000_000, 1>` is `999999`.
 */
export type Subtract<Left extends number, Right extends number> =
  BothLiteral<Left, Right> extends true ? Difference<Digits<`${Left}`>, Digits<`${Right}`>> : number

/**
 * The product of two sizes, exactly.
 *
 * `Multiply<1_000, 1_000>` is `1000000`.
 */
export type Multiply<Left extends number, Right extends number> =
  BothLiteral<Left, Right> extends true ? Parse<Product<`${Left}`, `${Right}`>> : number

/** Long division: the remainder so far takes one more digit, and gives up the divisor as often as it can. */
type Quotient<
  Dividend extends string,
  Divisor extends number,
  Remainder extends number = 0,
  Done extends string = '',
> = Dividend extends `${infer Head extends Digit}${infer Tail}`
  ? Within<Parse<Trim<`${Remainder}${Head}`>>, Divisor> extends [infer Count extends number, infer Left extends number]
    ? Quotient<Tail, Divisor, Left, `${Done}${Count}`>
    : never
  : [Parse<Trim<Done>>, Remainder]

/** How often the divisor goes into a dividend under ten times it, and what is left. */
type Within<Dividend extends number, Divisor extends number, Count extends unknown[] = []> = [
  Subtract<Dividend, Divisor>,
] extends [never]
  ? [Count['length'], Dividend]
  : Within<Subtract<Dividend, Divisor>, Divisor, [...Count, 1]>

/**
 * The whole part of a quotient, exactly; `never` where the divisor is zero.
 *
 * `Divide<26, 2>` is `13`, `Divide<7, 2>` is `3`.
 */
export type Divide<Dividend extends number, Divisor extends number> = Divisor extends 0
  ? never
  : BothLiteral<Dividend, Divisor> extends true
    ? Divisor extends 1
      ? Dividend
      : Quotient<`${Dividend}`, Divisor>[0]
    : number

/**
 * Two to the power of a size, exactly.
 *
 * `PowerOfTwo<20>` is `1048576`.
 */
export type PowerOfTwo<Exponent extends number> = IsLiteral<Exponent> extends true ? Parse<Doubled<Exponent>> : number

type Doubled<
  Exponent extends number,
  Done extends string = '1',
  Count extends unknown[] = [],
> = Count['length'] extends Exponent ? Done : Doubled<Exponent, Sum<Digits<Done>, Digits<Done>>, [...Count, 1]>

/**
 * How many places a window of `Size` has on an axis of `Length`, `Stride` apart: ⌊(length − size) / stride⌋ + 1;
 * `never` where the window is longer than the axis.
 *
 * `Windows<28, 3>` is `26`, `Windows<28, 2, 2>` is `14`.
 */
export type Windows<Length extends number, Size extends number, Stride extends number = 1> = [
  Subtract<Length, Size>,
] extends [never]
  ? never
  : Add<Divide<Subtract<Length, Size>, Stride>, 1>

/**
 * The number of elements of a shape: the product of its sizes, 1 for a scalar.
 *
 * `Elements<[64, 5, 5]>` is `1600`.
 */
export type Elements<Shape extends readonly number[]> = AreLiteral<Shape> extends true ? Parse<Products<Shape>> : number

/** Whether all sizes of a shape are known whole numbers. */
type AreLiteral<Shape extends readonly number[]> = Shape extends readonly [
  infer Size extends number,
  ...infer More extends readonly number[],
]
  ? IsLiteral<Size> extends true
    ? AreLiteral<More>
    : false
  : Shape extends readonly []
    ? true
    : false

/** The product of known sizes, as a decimal. */
type Products<Shape extends readonly number[], Done extends string = '1'> = Shape extends readonly [
  infer Size extends number,
  ...infer More extends readonly number[],
]
  ? Products<More, Product<`${Size}`, Done>>
  : Done
