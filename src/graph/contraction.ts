/** The typing of contractions: what wire the subscripts of two tensors give, or the sentence that says why none. */
import type { Size } from '../objects/named-size.ts'
import type { Notation } from '../objects/notation.ts'
import type { Equal, Over, Wire } from '../objects/wire.ts'
import type { Say } from '../objects/words.ts'
import type { domainsSentence, subscriptsSentence, unequalSentence } from './ring.ts'

/**
 * The wire of a contraction: `Contraction<Real<[2, 3]>, Real<[3]>, 'ij,j->i'>` is `Real<[2]>`.
 *
 * Where the domains differ, letters and axes do not fit, or a letter stands for two sizes, it is the sentence that says so.
 */
export type Contraction<X extends Wire, Y extends Wire, Text extends string> =
  Equal<X['domain'], Y['domain']> extends true
    ? Text extends `${infer Left},${infer Right}->${infer Output}`
      ? Bound<X, Y, Text, Right, Output, Bind<Left, X['shape']>, Bind<Right, Y['shape']>>
      : Misfit<X, Y, Text>
    : Say<typeof domainsSentence, { left: Notation<[X]>; right: Notation<[Y]> }>

/** The wire, where it is known which sizes the letters of either operand stand for. */
type Bound<
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
    : IsChoice<Output, keyof LeftSizes | keyof RightSizes> extends true
      ? [Clash<Right, LeftSizes, RightSizes>] extends [never]
        ? Over<X['domain'], Sizes<Output, LeftSizes & RightSizes>>
        : Unequal<X, Y, Clash<Right, LeftSizes, RightSizes>, LeftSizes, RightSizes>
      : Misfit<X, Y, Text>

/** The sizes that letters stand for, one axis a letter; `never` where they are not as many, or one stands twice. */
type Bind<Letters extends string, Axes, Done = unknown> = Letters extends `${infer Letter}${infer More}`
  ? Axes extends readonly [infer Extent extends Size, ...infer Rest]
    ? Letter extends keyof Done
      ? never
      : Bind<More, Rest, Done & { readonly [Key in Letter]: Extent }>
    : never
  : Axes extends readonly []
    ? Done
    : never

/** Whether letters are among the known ones, and none stands twice. */
type IsChoice<Letters extends string, Known> = Letters extends `${infer Letter}${infer More}`
  ? Letter extends Known
    ? IsChoice<More, Exclude<Known, Letter>>
    : false
  : true

/** The sizes of letters, in their order. */
type Sizes<Letters extends string, Known, Done extends Size[] = []> = Letters extends `${infer Letter}${infer More}`
  ? Sizes<More, Known, [...Done, Known[Letter & keyof Known] & Size]>
  : Done

/** The first letter that stands for two sizes. */
type Clash<Letters extends string, Left, Right> = Letters extends `${infer Letter}${infer More}`
  ? Letter extends keyof Left & keyof Right
    ? Equal<[Left[Letter]], [Right[Letter]]> extends true
      ? Clash<More, Left, Right>
      : Letter
    : Clash<More, Left, Right>
  : never

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
