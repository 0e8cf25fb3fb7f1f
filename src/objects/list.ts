/** Operations on lists of sizes, mostly at the level of types; the one place where a general library of them is used. */
import type { Drop } from 'ts-toolbelt/out/List/Drop.js'
import type { Remove } from 'ts-toolbelt/out/List/Remove.js'
import type { Take } from 'ts-toolbelt/out/List/Take.js'
import type { Size } from './named-size.ts'
import type { Shape } from './wire.ts'

type AsShape<List> = List extends infer S extends Shape ? S : never

/** The shape without an axis: `RemoveAxis<[2, 3, 4], 1>` is `[2, 4]`. */
export type RemoveAxis<S extends Shape, Axis extends number> = AsShape<Remove<S, Axis, Axis>>

/** The shape with new axes before an axis: `InsertAxes<[2, 4], 1, [3]>` is `[2, 3, 4]`. */
export type InsertAxes<S extends Shape, Axis extends number, Sizes extends Shape> = AsShape<
  [...Take<S, Axis>, ...Sizes, ...Drop<S, Axis>]
>

/** The shape with other axes in place of an axis: `ReplaceAxis<[2, 9], 1, [3, 3]>` is `[2, 3, 3]`. */
export type ReplaceAxis<S extends Shape, Axis extends number, Sizes extends Shape> = InsertAxes<
  RemoveAxis<S, Axis>,
  Axis,
  Sizes
>

/** The sizes at the given axes, in that order: `PermuteAxes<[2, 3], [1, 0]>` is `[3, 2]`. */
export type PermuteAxes<S extends Shape, Order extends readonly number[]> = {
  [Place in keyof Order]: S[Order[Place]]
} extends infer Permuted extends Shape
  ? [...Permuted]
  : never

/** The last size of a shape. */
export type LastSize<S extends Shape> = S extends readonly [...Shape, infer Last extends Size] ? Last : Size

/** Whether every place of a list stands once in an order. */
export type IsOrder<List extends readonly unknown[], Order extends readonly number[]> = number extends List['length']
  ? true
  : List['length'] extends Order['length']
    ? [Exclude<keyof List & `${number}`, `${Order[number]}`>] extends [never]
      ? true
      : false
    : false

/** Whether every place of a list stands once in an order. */
export function isOrder(list: readonly unknown[], order: readonly number[]): boolean {
  return order.length === list.length && list.every((_, place) => order.includes(place))
}

/** Sizes as they are written in a call: `'28, 28'`. */
export type Listed<Numbers extends Shape> = Numbers extends readonly [infer Only extends Size]
  ? `${Only}`
  : Numbers extends readonly [infer First extends Size, ...infer Rest extends Shape]
    ? `${First}, ${Listed<Rest>}`
    : ''

/** A list so many times after itself: `Copies<2, [3, 4]>` is `[3, 4, 3, 4]`. */
export type Copies<Count extends number, Part extends readonly unknown[]> = number extends Count
  ? Part[number][]
  : Copied<`${Count}`, Part>

/** The copies that a decimal counts, its first digit first: ten times those of the digits so far, and those of the next. */
type Copied<
  Decimal extends string,
  Part extends readonly unknown[],
  Done extends unknown[] = [],
> = Decimal extends `${infer Digit extends keyof UpToNine<Part>}${infer Rest}`
  ? Copied<Rest, Part, [...UpToNine<Done>['9'], ...Done, ...UpToNine<Part>[Digit]]>
  : Done

// prettier-ignore
interface UpToNine<Part extends readonly unknown[]> {
  '0': []
  '1': [...Part]
  '2': [...Part, ...Part]
  '3': [...Part, ...Part, ...Part]
  '4': [...Part, ...Part, ...Part, ...Part]
  '5': [...Part, ...Part, ...Part, ...Part, ...Part]
  '6': [...Part, ...Part, ...Part, ...Part, ...Part, ...Part]
  '7': [...Part, ...Part, ...Part, ...Part, ...Part, ...Part, ...Part]
  '8': [...Part, ...Part, ...Part, ...Part, ...Part, ...Part, ...Part, ...Part]
  '9': [...Part, ...Part, ...Part, ...Part, ...Part, ...Part, ...Part, ...Part, ...Part]
}

/** So many of the parts of a list, so many behind them, and the others. */
export function parted<Part>(parts: readonly Part[], first: number, second: number): readonly [Part[], Part[], Part[]] {
  return [parts.slice(0, first), parts.slice(first, first + second), parts.slice(first + second)]
}

/** Adds a value to the list of a key. */
export function pushTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = lists.get(key)
  if (known === undefined) lists.set(key, [value])
  else known.push(value)
}
