/**
 * What the compiler inferred of a call's arguments.
 *
 * Type arguments that have `never` as their default are `never` exactly where the argument is no such thing at all, or is
 * not there: it is then refused in one sentence, and not by a list of what it lacks.
 */
import type { Say } from './words.ts'

/**
 * A type that is held. The compiler looks at a type parameter that something holds, and waits for one that stands alone: so a
 * condition on what is held is decided in a function over any object, where its bound is enough to decide it.
 */
export interface Held<out Type> {
  readonly held: Type
}

/**
 * `Then` where there is a list, `Otherwise` where it is `never`.
 *
 * The list is spread, so that one that is a type parameter, or that depends on one, counts as there: whatever it becomes, its
 * spread is a list. So nothing is refused in a generic function but what is known to be wrong.
 */
export type Found<List extends readonly unknown[], Then, Otherwise> = [...List] extends never ? Otherwise : Then

/** A type that is taken. */
interface Taken<in Type> {
  readonly taken: (type: Type) => void
}

/**
 * Whether there is a list; as with {@link Found}, one that depends on a type parameter counts as there.
 *
 * The condition is decided when `Object` is known, of which it asks nothing: sizes in it may be type parameters still.
 */
export type IsThere<List extends readonly unknown[], Object> = [Taken<Found<List, [], never>>, Object] extends [
  Taken<[]>,
  unknown,
]
  ? true
  : false

declare const absent: unique symbol

/** What stands for the type of a part that is not there: the default of its type argument. It has no values. */
export type Absent = number & { readonly [absent]: never }

export const missingSentence = '✗ {name}: {part} is missing; it takes {parts}'

/**
 * A record, where all its parts are there, else the sentence that names the first that is not. The parts are given in the
 * order of their names: `Complete<'lens', 'get, put', [Get, Put], Halves<Get, Put>>`.
 *
 * The parts are inferred along every branch. Along the one that is never taken a part may be left out, so that the others
 * are inferred even where the record has a part too many.
 */
export type Complete<Name extends string, Names extends string, Parts extends readonly unknown[], Record> = [
  ...Every<Parts>,
] extends never
  ? [...Every<Parts>] extends never
    ? Say<typeof missingSentence, { name: Name; part: Missing<Names, Parts>; parts: Names }>
    : Partial<Record>
  : Record

/** A list where all parts are there, else `never`. */
type Every<Parts extends readonly unknown[]> = Parts extends readonly [infer First, ...infer Rest]
  ? IsAbsent<First> extends true
    ? never
    : Every<Rest>
  : []

/** The name of the first part that is not there. */
type Missing<Names extends string, Parts extends readonly unknown[]> = Parts extends readonly [
  infer First,
  ...infer Rest,
]
  ? Names extends `${infer Name}, ${infer Others}`
    ? IsAbsent<First> extends true
      ? Name
      : Missing<Others, Rest>
    : Names
  : never

/** Whether a type is `Absent` itself: neither `any` nor `never` is, and no type parameter. */
type IsAbsent<Part> = [Part] extends [never]
  ? false
  : Part extends Absent
    ? Absent extends Part
      ? true
      : false
    : false
