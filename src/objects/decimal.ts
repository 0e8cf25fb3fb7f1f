/**
 * Exact arithmetic on whole numbers from 0, at the level of types.
 *
 * A literal number is added, subtracted and multiplied digit by digit, as on paper, so that nothing is lost at any
 * magnitude.
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

/** The multiplication table: `Multiples[left][right]` is the product, as two digits. */
// prettier-ignore
type Multiples = {
  '0': { '0': '00'; '1': '00'; '2': '00'; '3': '00'; '4': '00'; '5': '00'; '6': '00'; '7': '00'; '8': '00'; '9': '00' }
  '1': { '0': '00'; '1': '01'; '2': '02'; '3': '03'; '4': '04'; '5': '05'; '6': '06'; '7': '07'; '8': '08'; '9': '09' }
  '2': { '0': '00'; '1': '02'; '2': '04'; '3': '06'; '4': '08'; '5': '10'; '6': '12'; '7': '14'; '8': '16'; '9': '18' }
  '3': { '0': '00'; '1': '03'; '2': '06'; '3': '09'; '4': '12'; '5': '15'; '6': '18'; '7': '21'; '8': '24'; '9': '27' }
  '4': { '0': '00'; '1': '04'; '2': '08'; '3': '12'; '4': '16'; '5': '20'; '6': '24'; '7': '28'; '8': '32'; '9': '36' }
  '5': { '0': '00'; '1': '05'; '2': '10'; '3': '15'; '4': '20'; '5': '25'; '6': '30'; '7': '35'; '8': '40'; '9': '45' }
  '6': { '0': '00'; '1': '06'; '2': '12'; '3': '18'; '4': '24'; '5': '30'; '6': '36'; '7': '42'; '8': '48'; '9': '54' }
  '7': { '0': '00'; '1': '07'; '2': '14'; '3': '21'; '4': '28'; '5': '35'; '6': '42'; '7': '49'; '8': '56'; '9': '63' }
  '8': { '0': '00'; '1': '08'; '2': '16'; '3': '24'; '4': '32'; '5': '40'; '6': '48'; '7': '56'; '8': '64'; '9': '72' }
  '9': { '0': '00'; '1': '09'; '2': '18'; '3': '27'; '4': '36'; '5': '45'; '6': '54'; '7': '63'; '8': '72'; '9': '81' }
}

export type Digit = keyof Multiples

/** The digits of a decimal, the least significant first. */
type Digits<
  Decimal extends string,
  Found extends Digit[] = [],
> = Decimal extends `${infer First extends Digit}${infer Rest}` ? Digits<Rest, [First, ...Found]> : Found

export type Parse<Decimal extends string> = Decimal extends `${infer Size extends number}` ? Size : number

/** The decimal without the zeros before its first digit. */
type Trim<Decimal extends string> = Decimal extends `0${infer Rest}` ? (Rest extends '' ? '0' : Trim<Rest>) : Decimal

/** The size of digits. */
export type Read<List extends Digit[], Decimal extends string = ''> = List extends [
  infer First extends Digit,
  ...infer More extends Digit[],
]
  ? Read<More, `${First}${Decimal}`>
  : Parse<Trim<Decimal>>

/** The digits of the sum of two sizes given by theirs. */
type Sum<
  Left extends Digit[],
  Right extends Digit[],
  Carried extends Carry = '0',
  Done extends Digit[] = [],
> = Left extends [infer First extends Digit, ...infer More extends Digit[]]
  ? Right extends [infer Second extends Digit, ...infer Others extends Digit[]]
    ? Sums[Carried][First][Second] extends `${infer Next extends Carry}${infer Unit extends Digit}`
      ? Sum<More, Others, Next, [...Done, Unit]>
      : never
    : Sum<Left, ['0'], Carried, Done>
  : Right extends []
    ? Carried extends '1'
      ? [...Done, '1']
      : Done
    : Sum<['0'], Right, Carried, Done>

/** The digits of a size times a digit: what is carried from one place to the next is a digit too. */
type Times<
  Left extends Digit[],
  Right extends Digit,
  Carried extends Digit = '0',
  Done extends Digit[] = [],
> = Left extends [infer First extends Digit, ...infer More extends Digit[]]
  ? Multiples[First][Right] extends `${infer Tens extends Digit}${infer Units extends Digit}`
    ? Sums['0'][Units][Carried] extends `${infer Next extends Carry}${infer Unit extends Digit}`
      ? Sums[Next][Tens]['0'] extends `0${infer Higher extends Digit}`
        ? Times<More, Right, Higher, [...Done, Unit]>
        : never
      : never
    : never
  : Carried extends '0'
    ? Done
    : [...Done, Carried]

/** Long multiplication, the most significant digit of the right factor, a decimal, first. */
export type Product<
  Left extends Digit[],
  Right extends string,
  Done extends Digit[] = [],
> = Right extends `${infer Head extends Digit}${infer Tail}`
  ? Product<Left, Tail, Head extends '0' ? ['0', ...Done] : Sum<['0', ...Done], Times<Left, Head>>>
  : Done

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

/** `Right` as the nines' complement, padded to the digits of `Left`; `never` where it has more. */
type Complement<Left extends Digit[], Right extends Digit[], Done extends Digit[] = []> = Left extends [
  Digit,
  ...infer More extends Digit[],
]
  ? Right extends [infer First extends Digit, ...infer Others extends Digit[]]
    ? Complement<More, Others, [...Done, Complements[First]]>
    : Complement<More, [], [...Done, '9']>
  : Right extends []
    ? Done
    : never

/** Left − Right = Left + (nines' complement of Right) + 1, without the leading one that says it is not negative. */
type Difference<Left extends Digit[], Right extends Digit[]> =
  Sum<Left, Complement<Left, Right>, '1'> extends infer Total extends Digit[]
    ? Total['length'] extends Left['length']
      ? never
      : Total extends [...infer Low extends Digit[], Digit]
        ? Read<Low>
        : never
    : never

/** The sum of two literal numbers. */
export type NumberSum<Left extends number | string, Right extends number | string> = Read<
  Sum<Digits<`${Left}`>, Digits<`${Right}`>>
>

/** The difference of two literal numbers; `never` where it would be negative. */
export type NumberDifference<Left extends number | string, Right extends number | string> = Difference<
  Digits<`${Left}`>,
  Digits<`${Right}`>
>

/** The product of two literal numbers. */
export type NumberProduct<Left extends number | string, Right extends number | string> = Read<
  Product<Digits<`${Left}`>, `${Right}`>
>

/** Whether a size is a whole number from 0 that is known, such as 8: not `number`, nor 1.5, nor 1e21. */
export type IsLiteral<S extends number | string> = `${S}` extends `${bigint}`
  ? `${S}` extends `-${string}`
    ? false
    : true
  : false

export type BothLiteral<Left extends number | string, Right extends number | string> = [
  IsLiteral<Left>,
  IsLiteral<Right>,
] extends [true, true]
  ? true
  : false

/** The difference of two numbers, or `number` where one is not known: so division ends where its numbers are type parameters. */
type KnownDifference<Left extends number, Right extends number> =
  BothLiteral<Left, Right> extends true ? NumberDifference<Left, Right> : number

/**
 * Long division of a decimal, [quotient, remainder]: the remainder so far takes one more digit, and gives up the divisor
 * as often as it can.
 */
export type Quotient<
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
  KnownDifference<Dividend, Divisor>,
] extends [never]
  ? [Count['length'], Dividend]
  : Within<KnownDifference<Dividend, Divisor>, Divisor, [...Count, 1]>

/** Two to the power of a literal number, by its digits. */
export type Doubled<
  Exponent extends number,
  Done extends Digit[] = ['1'],
  Count extends unknown[] = [],
> = Count['length'] extends Exponent ? Done : Doubled<Exponent, Sum<Done, Done>, [...Count, 1]>
