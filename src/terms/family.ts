/**
 * Type-level families: how a layer, a loss, a cap or an optimiser says what it does to the object that flows in.
 */
import type { Notation } from '../objects/notation.ts'
import type { Say } from '../objects/words.ts'
import type { Same, Wires } from '../objects/wire.ts'
import type { DomainOf, InSequence } from './rule.ts'
import type { Unfilled } from './unfinished.ts'

/** What a family gives at an object that it accepts: the parameters and the codomain. */
export interface Maps<Params, Cod> {
  /** That nothing is refused: where something is, there is no list. */
  readonly fits: []
  readonly refusal: undefined
  readonly params: Params
  readonly cod: Cod
}

/** One parameter and one codomain. Named, so that the compiler evaluates both where the sizes are type parameters. */
export type OneEach<Parameter, Cod> = Maps<[Parameter], [Cod]>

/** No parameters and one codomain. Named, as above. */
export type OneWire<Cod> = Maps<[], [Cod]>

/**
 * A type-level family of parametric maps, one for each domain it accepts.
 *
 * An instance computes `maps` from `this['dom']`: it is `Maps<params, cod>` where the domain is accepted, and where it is
 * not, the sentence that says why.
 */
export interface Family {
  readonly dom: unknown
  readonly maps: unknown
  /** Its name and what it does at any object, as an editor shows it: `'linear(3): D[m] → D[3], parameters D[3×m]'`. */
  readonly rule: string
}

/** A family at an object: `Maps`, or the sentence of its refusal. */
export type At<F extends Family, Object> = (F & { readonly dom: Object })['maps']

/** The family that accepts exactly one domain: what a map of fixed type is. */
export interface Fixed<Params, Dom, Cod, Sentence extends string = typeof fixedSentence> extends Family {
  readonly rule: `a map: ${Notation<Dom>} → ${Notation<Cod>}`
  readonly maps: FixedAt<this['dom'], Params, Dom, Cod, Sentence>
}

type FixedAt<Object, Params, Dom, Cod, Sentence extends string> =
  Same<Object, Dom> extends true
    ? Maps<Params, Cod>
    : [Dom] extends [never]
      ? // oxlint-disable-next-line typescript/no-explicit-any -- what was refused is not refused again
        Maps<[], any>
      : Say<Sentence, { expected: Notation<Dom>; object: Notation<Object> }>

/** The family of a lens of fixed type above parameters: it accepts exactly its codomain. */
export interface FixedAbove<Own, Dom, Cod> extends Family {
  readonly rule: `a lens: ${Notation<Dom>} → ${Notation<Cod>}`
  readonly maps: FixedAt<this['dom'], Own, Cod, Dom, typeof reparametrisationSentence>
}

/** Families in sequence, one after another. */
export interface Sequence<Parts extends readonly Family[]> extends Family {
  readonly parts: Parts
  readonly rule: RuleThrough<Parts>
  readonly maps: Through<Parts, this['dom']>
}

/** Optimisers above each other, the lowest first: the parameters of those above come first, as in the composite of lenses. */
export interface Above<Parts extends readonly Family[]> extends Family {
  readonly parts: Parts
  readonly rule: RuleThrough<Parts>
  readonly maps: Upwards<Parts, this['dom']>
}

/** The rules of the parts of a sequence, as one. */
type RuleThrough<Parts extends readonly Family[], Done extends string = ''> = Parts extends readonly [
  infer First extends Family,
  ...infer Rest extends readonly Family[],
]
  ? RuleThrough<Rest, Done extends '' ? First['rule'] : InSequence<Done, First['rule']>>
  : Done

/** What a sequence gives at an object, or the sentence of the first part that does not accept what flows into it. */
type Through<Parts extends readonly Family[], Object, Params extends Wires = []> = Parts extends readonly [
  infer First extends Family,
  ...infer Rest extends readonly Family[],
]
  ? At<First, Object> extends Maps<infer More extends Wires, infer Cod>
    ? Through<Rest, Cod, [...Params, ...More]>
    : Unfilled<Object, DomainOf<First['rule']>, At<First, Object>>
  : Maps<Params, Object>

/** What a sequence gives at parameters, upwards, or the sentence of the first part that does not accept what is below it. */
type Upwards<Parts extends readonly Family[], Object, Params extends Wires = []> = Parts extends readonly [
  infer First extends Family,
  ...infer Rest extends readonly Family[],
]
  ? At<First, Object> extends Maps<infer More extends Wires, infer Cod>
    ? Upwards<Rest, Cod, [...More, ...Params]>
    : Unfilled<Object, DomainOf<First['rule']>, At<First, Object>>
  : Maps<Params, Object>

/** The parts of a family: a sequence's, or the family alone, so that sequences of sequences are flat. */
export type PartsOf<F extends Family> = F extends { readonly parts: infer Parts extends readonly Family[] }
  ? Parts
  : [F]

export const fixedSentence = '✗ a map from {expected} stands here, but {object} flows in'
export const reparametrisationSentence =
  '✗ a reparametrisation of {expected} stands here, but the parameters are {object}'
