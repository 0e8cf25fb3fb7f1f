import type { IsBefore, NamesIn, Replaced } from '../objects/named-size.ts'
import type { Bundle, Carried, Over, Shape, Wire, Wires } from '../objects/wire.ts'
import type { Say } from '../objects/words.ts'
import type { Sizes, unboundSentence, unknownSentence } from './binding.ts'
import { bindLens, bindTerm } from './binding.ts'
import type { MapPart, Para, ParaLens } from './parametric.ts'
import type { Pair } from './port.ts'
import type { MapOrLens } from './rewritten.ts'
import { rewritten } from './rewritten.ts'
import type { Open, Whole } from './unfinished.ts'

/** An object with numbers in place of names of sizes: `Bound<[Real<['batch', 4]>], { batch: 32 }>` is `[Real<[32, 4]>]`. */
export type Bound<Object, S> = unknown extends Object
  ? Object
  : Object extends Wires
    ? BoundParts<Object, S>
    : Object extends Pair<infer A, infer Change>
      ? Pair<BoundParts<A, S>, BoundParts<Change, S>>
      : never

type BoundParts<Object extends Wires, S> = {
  [Place in keyof Object]: BoundPart<Object[Place], S>
} extends infer Parts extends Wires
  ? Parts
  : never

type BoundPart<Part, S> = unknown extends Part
  ? Part
  : Part extends Wire<infer D, infer Extents extends Shape>
    ? Over<D, BoundShape<Extents, S>>
    : Part extends Carried<infer Name, infer Content, infer Learnt>
      ? Wires extends Learnt
        ? Bundle<Name, BoundContent<Content, S>>
        : Carried<Name, BoundContent<Content, S>, BoundContent<Learnt, S>>
      : Part extends Bundle<infer Name, infer Content>
        ? Bundle<Name, BoundContent<Content, S>>
        : never

type BoundContent<Content extends Wires, S> = unknown extends Content ? Content : BoundParts<Content, S>

type BoundShape<Extents extends Shape, S> = {
  [Axis in keyof Extents]: Replaced<Extents[Axis], S>
} extends infer Numbers extends Shape
  ? Numbers
  : never

/** A map or a lens with numbers in place of names of sizes. */
export type BoundTerm<T, S> =
  T extends Para<infer P, infer A, infer B>
    ? Para<Bound<P, S>, Bound<A, S>, Bound<B, S>>
    : T extends ParaLens<infer P, infer A, infer B>
      ? ParaLens<Bound<P, S>, Bound<A, S>, Bound<B, S>>
      : never

/** An object without names: told by structure, so that one of type parameters is none with names. */
export type Unnamed = readonly UnnamedPart[]

type UnnamedPart = { readonly shape: readonly number[] } | { readonly wires: Unnamed }

/** The names of the sizes of an object, as a union. */
export type NamesOf<Object> = unknown extends Object
  ? never
  : Object extends Wires
    ? { [Place in keyof Object]: NamesOfPart<Object[Place]> }[number]
    : Object extends Pair<infer A, infer Change>
      ? NamesOf<A> | NamesOf<Change>
      : never

type NamesOfPart<Part> =
  Part extends Wire<infer _D, infer S extends Shape>
    ? NamesIn<S[number]>
    : Part extends Bundle<string, infer Content>
      ? NamesOf<Content>
      : never

/** The names of the sizes of a map or a lens. */
export type NamesOfTerm<T> =
  T extends Para<infer P, infer A, infer B>
    ? NamesOf<P> | NamesOf<A> | NamesOf<B>
    : T extends ParaLens<infer P, infer A, infer B>
      ? NamesOf<P> | NamesOf<A> | NamesOf<B>
      : never

/** Names in the order of the alphabet, and the numbers that they are bound to, as they stand in messages. */
type Listed<Names extends string, S, Text extends string = ''> = [Names] extends [never]
  ? Text extends ''
    ? 'none'
    : Text
  : FirstOf<Names> extends infer First extends Names
    ? Listed<
        Exclude<Names, First>,
        S,
        `${Text}${Text extends '' ? '' : ', '}${First} = ${First extends keyof S ? S[First] & number : '?'}`
      >
    : never

/** The name of which none comes before it. */
type FirstOf<Names extends string, All extends string = Names> = Names extends unknown
  ? true extends IsBehindAny<Names, All>
    ? never
    : Names
  : never

type IsBehindAny<Name extends string, All extends string> = All extends unknown
  ? All extends Name
    ? false
    : IsBefore<All, Name>
  : never

/** A map all of whose sizes are bound, else the sentence that says which is not. */
export type AllBound<Name extends string, Map, S> = Map extends {
  readonly params: infer _P extends Unnamed
  readonly dom: infer _A extends Unnamed
  readonly cod: infer _B extends Unnamed
}
  ? keyof S extends never
    ? WholeMap<Map>
    : NoneUnknown<Name, WholeMap<Map>, never, S>
  : Map extends Para<infer _P, infer _A, infer _B>
    ? NoneMissing<Name, Map, NamesOfTerm<Map>, S>
    : MapPart<Map>

/** A map without a hole, else what belongs into it. */
type WholeMap<Map> =
  Map extends Para<infer P extends Open, infer A, infer B> ? Whole<[...P, ...A, ...B], Map> : MapPart<Map>

type NoneMissing<Name extends string, Thing, Names extends string, S> = [Exclude<Names, keyof S>] extends [never]
  ? NoneUnknown<Name, Thing, Names, S>
  : Say<typeof unboundSentence, { name: Name; size: FirstOf<Exclude<Names, keyof S>>; sizes: Listed<Names, S> }>

/** The thing itself where all that is bound are sizes of it, else the sentence that says which is not. */
export type NoneUnknown<Name extends string, Thing, Names extends string, S> = string extends keyof S
  ? Thing
  : [Exclude<keyof S & string, Names>] extends [never]
    ? Thing
    : Say<
        typeof unknownSentence,
        { name: Name; size: FirstOf<Exclude<keyof S & string, Names>>; sizes: Listed<Names, S> }
      >

/**
 * A map or a lens with numbers in place of the names of its sizes; names that are not bound stay.
 *
 * It is a functor: it keeps identities, sequences and ⊗, and it is the same to bind before R or a batch as behind it. Layers
 * take their sizes anew, so each refuses numbers that it does not accept. Throws `SizeError`, which lists all sizes, where a
 * name is no size of the term, a number is not whole and from 0, or a size has no answer under them.
 *
 * @example
 * ```ts
 * import { bind, dense, input, notation, tanh } from 'lensor'
 *
 * const model = input('features').pipe(dense('hidden')).pipe(tanh).batch('batch')
 * notation(model.cod) // => 'ℝ[batch×hidden]'
 * notation(bind(model, { batch: 32, features: 784, hidden: 16 }).params) // => 'ℝ[16×784] ⊗ ℝ[16]'
 * ```
 */
export function bind<T, const S extends Sizes>(
  term: MapOrLens<'bind', T>,
  sizes: NoneUnknown<'bind', S, NamesOfTerm<T>, S>,
): BoundTerm<T, S> {
  const given = sizes as S
  return rewritten('bind', term, {
    term: (of) => bindTerm('bind', of, given),
    lens: (of) => bindLens('bind', of, given),
  }) as BoundTerm<T, S>
}
