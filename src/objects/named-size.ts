/**
 * Sizes that are names, such as `'batch'`: what arithmetic makes of them is a polynomial with whole coefficients, written as
 * a text in normal form, such as `'h·w + 2n − 1'`.
 *
 * A polynomial is a list of terms in order, and a term a coefficient before factors in order, so two sizes are equal
 * exactly where their texts are. A factor is a name, or the whole part of a quotient that is none, such as `'⌊(n + 1)/2⌋'`:
 * its dividend keeps what is left of each coefficient, so that ⌊(n − 2)/2⌋ + 1 is ⌊n/2⌋. The types, and below them the
 * functions, do the same step by step.
 */
import type { NumberDifference, NumberProduct, NumberSum, Quotient } from './decimal.ts'

/** A size: a whole number from 0, or a name, or what arithmetic makes of names. */
export type Size = number | string

/** A coefficient, and the factors that it stands before. */
type Term = readonly [coefficient: number, factors: readonly string[]]

type Polynomial = readonly Term[]

// Whole numbers, negative ones too.

type Negative<Value extends number> = Value extends 0
  ? 0
  : `-${Value}` extends `${infer Other extends number}`
    ? Other
    : 0

type Opposite<Value extends number> = `${Value}` extends `-${infer Other extends number}` ? Other : Negative<Value>

type SignedDifference<Left extends number, Right extends number> = [NumberDifference<Left, Right>] extends [never]
  ? Negative<NumberDifference<Right, Left>>
  : NumberDifference<Left, Right>

type SignedSum<Left extends number, Right extends number> = `${Left}` extends `-${infer Less extends number}`
  ? `${Right}` extends `-${infer Lesser extends number}`
    ? Negative<NumberSum<Less, Lesser>>
    : SignedDifference<Right, Less>
  : `${Right}` extends `-${infer Less extends number}`
    ? SignedDifference<Left, Less>
    : NumberSum<Left, Right>

type SignedProduct<Left extends number, Right extends number> = `${Left}` extends `-${infer Other extends number}`
  ? Opposite<SignedProduct<Other, Right>>
  : `${Right}` extends `-${infer Other extends number}`
    ? Negative<NumberProduct<Left, Other>>
    : NumberProduct<Left, Right>

/** The quotient that is at most the fraction, and what is left: from 0 and under the divisor. */
type SignedQuotient<Dividend extends number, Divisor extends number> = `${Dividend}` extends `-${infer Other}`
  ? Quotient<Other, Divisor> extends [infer Count extends number, infer Left extends number]
    ? Left extends 0
      ? [Negative<Count>, 0]
      : [Negative<NumberSum<Count, 1>>, NumberDifference<Divisor, Left>]
    : never
  : Quotient<`${Dividend}`, Divisor>

function signedQuotient(dividend: number, divisor: number): readonly [quotient: number, left: number] {
  const quotient = Math.floor(dividend / divisor)
  return [quotient, dividend - quotient * divisor]
}

// Order: that of code units.

type Alphabet = ' ()+/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz·−⌊⌋'

/** Whether a text comes before another. */
export type IsBefore<Left extends string, Right extends string> = Right extends `${infer Second}${infer MoreOfRight}`
  ? Left extends `${infer First}${infer MoreOfLeft}`
    ? First extends Second
      ? IsBefore<MoreOfLeft, MoreOfRight>
      : Alphabet extends `${string}${First}${string}${Second}${string}`
        ? true
        : false
    : true
  : false

type Joined<Factors extends readonly string[]> = Factors extends readonly [
  infer First extends string,
  ...infer More extends string[],
]
  ? More extends []
    ? First
    : `${First}·${Joined<More>}`
  : ''

/** The text by which a term has its place: it ends in the last letter, so h·w is before h, and a constant behind all. */
type Place<Factors extends readonly string[]> = `${Joined<Factors>}⌋`

const placeOf = (factors: readonly string[]): string => `${factors.join('·')}⌋`

// Sums and products.

type WithTerm<T extends Term, P extends Polynomial, Before extends Polynomial = []> = P extends readonly [
  infer First extends Term,
  ...infer More extends Polynomial,
]
  ? Place<T[1]> extends Place<First[1]>
    ? SignedSum<T[0], First[0]> extends infer Sum extends number
      ? Sum extends 0
        ? [...Before, ...More]
        : [...Before, [Sum, T[1]], ...More]
      : never
    : IsBefore<Place<T[1]>, Place<First[1]>> extends true
      ? [...Before, T, ...P]
      : WithTerm<T, More, [...Before, First]>
  : T[0] extends 0
    ? Before
    : [...Before, T]

function withTerm(polynomial: Polynomial, [coefficient, factors]: Term): Polynomial {
  const place = placeOf(factors)
  const at = polynomial.findIndex((term) => placeOf(term[1]) >= place)
  const found = at < 0 ? undefined : (polynomial[at] as Term)
  if (found !== undefined && placeOf(found[1]) === place) {
    const sum = found[0] + coefficient
    return sum === 0 ? polynomial.toSpliced(at, 1) : polynomial.with(at, [sum, factors])
  }
  return coefficient === 0
    ? polynomial
    : polynomial.toSpliced(at < 0 ? polynomial.length : at, 0, [coefficient, factors])
}

type Sum<Left extends Polynomial, Right extends Polynomial> = Left extends readonly [
  infer First extends Term,
  ...infer More extends Polynomial,
]
  ? Sum<More, WithTerm<First, Right>>
  : Right

const sum = (left: Polynomial, right: Polynomial): Polynomial => left.reduce(withTerm, right)

type WithFactor<
  Factor extends string,
  Factors extends readonly string[],
  Before extends readonly string[] = [],
> = Factors extends readonly [infer First extends string, ...infer More extends string[]]
  ? IsBefore<First, Factor> extends true
    ? WithFactor<Factor, More, [...Before, First]>
    : [...Before, Factor, ...Factors]
  : [...Before, Factor]

type AllFactors<Left extends readonly string[], Right extends readonly string[]> = Left extends readonly [
  infer First extends string,
  ...infer More extends string[],
]
  ? AllFactors<More, WithFactor<First, Right>>
  : Right

type ProductWithTerm<T extends Term, P extends Polynomial, Done extends Polynomial = []> = P extends readonly [
  infer First extends Term,
  ...infer More extends Polynomial,
]
  ? ProductWithTerm<T, More, WithTerm<[SignedProduct<T[0], First[0]>, AllFactors<T[1], First[1]>], Done>>
  : Done

type Product<Left extends Polynomial, Right extends Polynomial, Done extends Polynomial = []> = Left extends readonly [
  infer First extends Term,
  ...infer More extends Polynomial,
]
  ? Product<More, Right, Sum<ProductWithTerm<First, Right>, Done>>
  : Done

const product = (left: Polynomial, right: Polynomial): Polynomial =>
  left
    .flatMap(([first, factors]) =>
      right.map(([second, others]): Term => [first * second, [...factors, ...others].toSorted(byCodeUnits)]),
    )
    .reduce(withTerm, [])

const byCodeUnits = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

type MinusOne = [[-1, []]]

// Whole quotients by a number.

type Quotients<P extends Polynomial, Divisor extends number, Done extends Polynomial = []> = P extends readonly [
  infer First extends Term,
  ...infer More extends Polynomial,
]
  ? SignedQuotient<First[0], Divisor>[0] extends infer Count extends number
    ? Quotients<More, Divisor, Count extends 0 ? Done : [...Done, [Count, First[1]]]>
    : never
  : Done

type Remainders<P extends Polynomial, Divisor extends number, Done extends Polynomial = []> = P extends readonly [
  infer First extends Term,
  ...infer More extends Polynomial,
]
  ? SignedQuotient<First[0], Divisor>[1] extends infer Left extends number
    ? Remainders<More, Divisor, Left extends 0 ? Done : [...Done, [Left, First[1]]]>
    : never
  : Done

type WholeQuotient<P extends Polynomial, Divisor extends number> = Sum<
  Quotients<P, Divisor>,
  Floor<Remainders<P, Divisor>, Divisor>
>

/** The factor of a fraction with nothing to take out; ⌊(⌊x/a⌋ + c)/b⌋ is ⌊(x + ac)/(ab)⌋. */
type Floor<P extends Polynomial, Divisor extends number> = P extends readonly [
  readonly [1, readonly [`⌊${infer Inner}⌋`]],
  ...infer Rest extends readonly [] | readonly [readonly [number, readonly []]],
]
  ? Fraction<Inner> extends [infer Dividend extends string, infer Inward extends number]
    ? Merged<Sum<Parsed<Unbracketed<Dividend>>, Product<Rest, [[Inward, []]]>>, NumberProduct<Inward, Divisor>>
    : never
  : OneFloor<P, Divisor>

/** The quotient of a dividend that is merged already. */
type Merged<P extends Polynomial, Divisor extends number> = Sum<
  Quotients<P, Divisor>,
  OneFloor<Remainders<P, Divisor>, Divisor>
>

type OneFloor<P extends Polynomial, Divisor extends number> = P extends
  readonly [] | readonly [readonly [number, readonly []]]
  ? []
  : [[1, [`⌊${Bracketed<Printed<P>>}/${Divisor}⌋`]]]

function wholeQuotient(polynomial: Polynomial, divisor: number): Polynomial {
  const parts = (side: 0 | 1): Polynomial =>
    polynomial.flatMap(([coefficient, factors]): Term[] => {
      const part = signedQuotient(coefficient, divisor)[side]
      return part === 0 ? [] : [[part, factors]]
    })
  return sum(parts(0), floor(parts(1), divisor))
}

function floor(polynomial: Polynomial, divisor: number): Polynomial {
  const [[coefficient, factors] = [0, []], ...rest] = polynomial
  if (factors.length === 0) return []
  const isAlmostAlone = coefficient === 1 && factors.length === 1 && (rest[0]?.[1].length ?? 0) === 0
  const inner = isAlmostAlone ? fraction(factors[0] as string) : undefined
  if (inner === undefined) return [[1, [`⌊${bracketed(printed(polynomial))}/${divisor}⌋`]]]
  const [dividend, inward] = inner
  return wholeQuotient(sum(dividend, product(rest, [[inward, []]])), inward * divisor)
}

// Texts.

type Bracketed<Text> = Text extends `${string} ${string}` ? `(${Text})` : Text extends Size ? `${Text}` : never

const bracketed = (text: Size): string => (String(text).includes(' ') ? `(${text})` : String(text))

type Unbracketed<Text extends string> = Text extends `(${infer Inner})` ? Inner : Text

/** The dividend and the divisor of a fraction: those at its last stroke. */
type Fraction<Text extends string, Before extends string = ''> = Text extends `${infer First}/${infer Rest}`
  ? Rest extends `${infer Divisor extends number}`
    ? [`${Before}${First}`, Divisor]
    : Fraction<Rest, `${Before}${First}/`>
  : never

type TermText<Coefficient extends number, Factors extends readonly string[]> = Factors extends readonly []
  ? `${Coefficient}`
  : Coefficient extends 1
    ? Joined<Factors>
    : `${Coefficient}${Joined<Factors>}`

type TermTexts<P extends Polynomial, Done extends string> = P extends readonly [
  infer First extends Term,
  ...infer More extends Polynomial,
]
  ? TermTexts<
      More,
      `${First[0]}` extends `-${infer Less extends number}`
        ? `${Done}${Done extends '' ? '−' : ' − '}${TermText<Less, First[1]>}`
        : `${Done}${Done extends '' ? '' : ' + '}${TermText<First[0], First[1]>}`
    >
  : Done

/** A polynomial as a size: a number where it is constant, `never` where that is negative. */
type Printed<P extends Polynomial> = P extends readonly []
  ? 0
  : P extends readonly [readonly [infer Constant extends number, readonly []]]
    ? `${Constant}` extends `-${string}`
      ? never
      : Constant
    : TermTexts<P, ''>

function printed(polynomial: Polynomial): Size {
  const [[constant, factors] = [0, []], ...rest] = polynomial
  if (rest.length === 0 && factors.length === 0) return constant
  return polynomial.reduce((text, [coefficient, of]) => {
    const sign = coefficient < 0 ? (text === '' ? '−' : ' − ') : text === '' ? '' : ' + '
    const size = Math.abs(coefficient)
    return `${text}${sign}${of.length === 0 || size > 1 ? size : ''}${of.join('·')}`
  }, '')
}

/** A size as a polynomial. */
type Parsed<S extends Size> = S extends number ? (S extends 0 ? [] : [[S, []]]) : S extends string ? Terms<S> : never

/** The terms of a text, letter by letter: what stands between ⌊ and ⌋ is part of one factor. */
type Terms<
  Text extends string,
  Done extends Polynomial = [],
  Sign extends '-' | '' = '',
  Factors extends string[] = [],
  Factor extends string = '',
  Depth extends 1[] = [],
> = Text extends `${infer Letter}${infer Rest}`
  ? Letter extends '⌊'
    ? Terms<Rest, Done, Sign, Factors, `${Factor}⌊`, [...Depth, 1]>
    : Depth extends [1, ...infer Less extends 1[]]
      ? Terms<Rest, Done, Sign, Factors, `${Factor}${Letter}`, Letter extends '⌋' ? Less : Depth>
      : Letter extends '·'
        ? Terms<Rest, Done, Sign, [...Factors, Factor]>
        : Text extends ` + ${infer Behind}`
          ? Terms<Behind, [...Done, TermOf<Sign, [...Factors, Factor]>]>
          : Text extends ` − ${infer Behind}`
            ? Terms<Behind, [...Done, TermOf<Sign, [...Factors, Factor]>], '-'>
            : Letter extends '−'
              ? Terms<Rest, Done, '-'>
              : Terms<Rest, Done, Sign, Factors, `${Factor}${Letter}`>
  : [...Done, TermOf<Sign, [...Factors, Factor]>]

/** The term of a sign and of factors, of which the first has the coefficient before it. */
type TermOf<Sign extends '-' | '', Factors extends string[], Digits extends string = ''> = Factors extends [
  `${infer Digit extends bigint}${infer Rest}`,
  ...infer More extends string[],
]
  ? Rest extends ''
    ? [AsNumber<`${Sign}${Digits}${Digit}`>, []]
    : TermOf<Sign, [Rest, ...More], `${Digits}${Digit}`>
  : [AsNumber<`${Sign}${Digits extends '' ? 1 : Digits}`>, Factors]

type AsNumber<Text extends string> = Text extends `${infer Value extends number}` ? Value : never

const token = /⌊|⌋|[()·/]| \+ | − |−|\d+|[A-Za-z_]\w*/g

/**
 * The polynomial that a text stands for, where a name stands for another. `undefined` where the text is not one of a size.
 */
function read(text: string, valueOf: (name: string) => Polynomial = (name) => [[1, [name]]]): Polynomial | undefined {
  const tokens = text.match(token) ?? []
  if (tokens.join('') !== text) return undefined
  let at = 0
  const takes = (expected: string): boolean => tokens[at] === expected && at++ >= 0
  const number = (): number | undefined => (/^\d/.test(tokens[at] ?? '') ? Number(tokens[at++]) : undefined)
  const total = (): Polynomial | undefined => {
    let done: Polynomial | undefined = []
    let sign = takes('−') ? -1 : 1
    for (;;) {
      const next = term()
      if (next === undefined) return undefined
      done = sum(done, product([[sign, []]], next))
      if (takes(' + ')) sign = 1
      else if (takes(' − ')) sign = -1
      else return done
    }
  }
  const term = (): Polynomial | undefined => {
    const coefficient = number()
    let done = coefficient === undefined ? factor() : constant(coefficient)
    if (coefficient !== undefined && /^[⌊A-Za-z_]/.test(tokens[at] ?? '')) done = times(done, factor())
    while (done !== undefined && takes('·')) done = times(done, factor())
    return done
  }
  const factor = (): Polynomial | undefined => {
    if (!takes('⌊')) return /^[A-Za-z_]/.test(tokens[at] ?? '') ? valueOf(tokens[at++] as string) : undefined
    const isBracketed = takes('(')
    const dividend = total()
    if ((isBracketed && !takes(')')) || !takes('/')) return undefined
    const divisor = number()
    return dividend === undefined || !divisor || !takes('⌋') ? undefined : wholeQuotient(dividend, divisor)
  }
  const found = total()
  return at === tokens.length ? found : undefined
}

const times = (left: Polynomial | undefined, right: Polynomial | undefined): Polynomial | undefined =>
  left === undefined || right === undefined ? undefined : product(left, right)

const constant = (value: number): Polynomial => (value === 0 ? [] : [[value, []]])

/** The dividend and the divisor of a factor that is the whole part of a quotient. */
function fraction(factor: string): readonly [Polynomial, number] | undefined {
  const [, text, divisor] = /^⌊(.*)\/(\d+)⌋$/.exec(factor) ?? []
  const dividend = read(text?.replace(/^\((.*)\)$/, '$1') ?? '')
  return dividend && [dividend, Number(divisor)]
}

const parsed = (size: Size): Polynomial => (typeof size === 'number' ? constant(size) : (read(size) ?? []))

// What is known outside.

export type NamedSum<Left extends Size, Right extends Size> = Printed<Sum<Parsed<Left>, Parsed<Right>>>
export type NamedDifference<Left extends Size, Right extends Size> = Printed<
  Sum<Parsed<Left>, Product<MinusOne, Parsed<Right>>>
>
export type NamedProduct<Left extends Size, Right extends Size> = Printed<Product<Parsed<Left>, Parsed<Right>>>
export type NamedQuotient<Dividend extends Size, Divisor extends number> =
  Parsed<Dividend> extends infer P extends Polynomial ? Printed<WholeQuotient<P, Divisor>> : never

/** A size with sizes in place of names; `number` where one of those is not known. */
export type Replaced<S, Sizes> = unknown extends S
  ? S
  : S extends string
    ? number extends Sizes[keyof Sizes]
      ? number
      : [Printed<Substituted<Parsed<S>, Sizes>>] extends [infer Known extends Size]
        ? Known
        : never
    : S

type Substituted<P extends Polynomial, Sizes, Done extends Polynomial = []> = P extends readonly [
  readonly [infer Coefficient extends number, infer Factors extends readonly string[]],
  ...infer More extends Polynomial,
]
  ? Substituted<More, Sizes, Sum<Done, SubstitutedFactors<Factors, Sizes, Parsed<Coefficient>>>>
  : Done

type SubstitutedFactors<Factors extends readonly string[], Sizes, Done extends Polynomial> = Factors extends readonly [
  infer First extends string,
  ...infer More extends string[],
]
  ? SubstitutedFactor<First, Sizes> extends infer Value extends Polynomial
    ? SubstitutedFactors<More, Sizes, Product<Done, Value>>
    : never
  : Done

type SubstitutedFactor<Factor extends string, Sizes> = Factor extends keyof Sizes
  ? Parsed<Sizes[Factor] & Size>
  : Factor extends `⌊${infer Inner}⌋`
    ? Fraction<Inner> extends [infer Dividend extends string, infer Divisor extends number]
      ? WholeQuotient<Substituted<Parsed<Unbracketed<Dividend>>, Sizes>, Divisor>
      : never
    : [[1, [Factor]]]

/** The names in a size, as a union. */
export type NamesIn<S> = unknown extends S ? never : S extends string ? Words<S> : never

type Words<Text extends string, Word extends string = '', Found = never> = Text extends `${infer Letter}${infer Rest}`
  ? Separators extends `${string}${Letter}${string}`
    ? Words<Rest, '', Found | Named<Word>>
    : Words<Rest, `${Word}${Letter}`, Found>
  : Found | Named<Word>

type Separators = ' ()+/·−⌊⌋'

/** The name behind a coefficient. */
type Named<Word extends string> = Word extends `${infer _Digit extends bigint}${infer Rest}`
  ? Named<Rest>
  : Word extends ''
    ? never
    : Word

export const namedSum = (left: Size, right: Size): Size => printed(sum(parsed(left), parsed(right)))
export const namedDifference = (left: Size, right: Size): Size =>
  printed(sum(parsed(left), product([[-1, []]], parsed(right))))
export const namedProduct = (left: Size, right: Size): Size => printed(product(parsed(left), parsed(right)))
export const namedQuotient = (dividend: Size, divisor: number): Size =>
  printed(wholeQuotient(parsed(dividend), divisor))

/** Whether a text is a size in normal form. */
export function isNormal(text: string): boolean {
  const found = read(text)
  return found !== undefined && printed(found) === text
}

/** The names in a size. */
export function namesIn(size: Size): readonly string[] {
  return typeof size === 'number' ? [] : (size.match(token) ?? []).filter((part) => /^[A-Za-z_]/.test(part))
}

/** The size with sizes in place of names. */
export function replaced(size: Size, valueOf: (name: string) => Size): Size {
  return typeof size === 'number' ? size : printed(read(size, (name) => parsed(valueOf(name))) ?? [])
}
