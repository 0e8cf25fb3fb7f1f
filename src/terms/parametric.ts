/**
 * Parametric maps and parametric lenses: what the user composes.
 *
 * What goes on with a composite stands first in a class, its objects and its syntax last: editors offer members in this order.
 *
 * The two need each other (a map's `.lens()`, a lens's `.get` and `.put`), so they share a room.
 */
import { LensorError, ObjectError } from '../objects/errors.ts'
import type { Notation } from '../objects/notation.ts'
import type { Found } from '../objects/inferred.ts'
import { notation } from '../objects/notation.ts'
import type { Size } from '../objects/named-size.ts'
import { Random } from '../objects/random.ts'
import type { Batch, Same, Wires } from '../objects/wire.ts'
import { batched, flat, same } from '../objects/wire.ts'
import type { Say } from '../objects/words.ts'
import { say } from '../objects/words.ts'
import { checkBoundObject } from './binding.ts'
import type { Fixed, FixedAbove } from './family.ts'
import { fixedSentence, reparametrisationSentence } from './family.ts'
import { checkInitialisers, zero } from './initialisers.ts'
import type {
  Accepted,
  Bare,
  Carrier,
  CarrierFamily,
  CodAt,
  LensFamily,
  LensPiece,
  MapAt,
  MapPiece,
  ParamsAbove,
  ParamsAt,
  Taken,
} from './piece.ts'
import type { carrierSentence } from './piece.ts'
import { carrierInstances, checkNoHole, fixed, lensInstances, lensSentence, mapInstances, stand } from './piece.ts'
import type { Backward, Forward, Joined, Port } from './port.ts'
import { backward, forward } from './port.ts'
import { initialise } from './reading.ts'
import type { Initialiser, LensTerm, Term } from './term.ts'
import { compose, composeLenses, derivative, reparametrise, reparametriseLens, tensor, tensorLenses } from './term.ts'
import type { Values } from './values.ts'
import { store } from './values.ts'

export const onlyMapSentence =
  '✗ a map belongs here; of a lens, take .get or .put; of a layer, the map behind an input, as input(4).pipe(layer)'
export const alongSentence =
  '✗ a map without parameters of its own belongs here; an optimiser stands above a lens, behind .lens()'

/** A thing made of a map with parameters P, such as the map itself; else the sentence of the refusal. */
export type OnlyMap<P extends readonly unknown[], Thing> = Found<P, Thing, typeof onlyMapSentence>

/** A map among the parts of a record, else the sentence of the refusal. */
export type MapPart<Map> =
  Map extends Para<infer _Params, infer _Dom, infer _Cod> ? Map : Bare<Map, 'a map', typeof onlyMapSentence>

/** The parameters of a map; `never` of what is none. */
export type ParamsOf<Map> = Map extends Para<infer Params, infer _Dom, infer _Cod> ? Params : never

/** The domain of a map; `never` of what is none. */
export type DomOf<Map> = Map extends Para<infer _Params, infer Dom, infer _Cod> ? Dom : never

/** The codomain of a map; `never` of what is none. */
export type CodOf<Map> = Map extends Para<infer _Params, infer _Dom, infer Cod> ? Cod : never

/** The family of a map of fixed type: it accepts exactly its domain. */
type FixedMap<P, A, B> = Fixed<P, A, B>

/** A map along which parameters are reparametrised, where it ends in them, else the sentence of the refusal; one that was refused is not again. */
type Along<Piece, P> =
  Piece extends Para<infer Own, infer _Dom, infer Cod>
    ? Own extends readonly []
      ? Same<Cod, P> extends true
        ? Piece
        : [Cod] extends [never]
          ? Piece
          : Say<typeof reparametrisationSentence, { expected: Notation<Cod>; object: Notation<P> }>
      : typeof alongSentence
    : Bare<Piece, 'a map', typeof alongSentence>

export const beginningSentence =
  '✗ the new parameters {expected} begin as those of a map that has the same, but a map with {object} came'

/** A map whose first parameters are those of an object, else the sentence of the refusal. */
type Beginning<Map, Q extends Wires> =
  Map extends Para<infer P, infer _Dom, infer _Cod>
    ? Same<P, Q> extends true
      ? Map
      : Say<typeof beginningSentence, { expected: Notation<Q>; object: Notation<P> }>
    : never

/** A lens that may stand beside another, else the sentence of the refusal. */
type BesideLens<Other> =
  Other extends ParaLens<infer _Params, infer _Dom, infer _Cod> ? Other : Bare<Other, 'a lens', typeof lensSentence>

/** The objects of a map. */
type PartsOf<Other> =
  Other extends Para<infer Params, infer Dom, infer Cod>
    ? { readonly params: Params; readonly dom: Dom; readonly cod: Cod }
    : { readonly params: []; readonly dom: []; readonly cod: [] }

/** The objects of a lens. */
type PortsOf<Other> =
  Other extends ParaLens<infer Params, infer Dom, infer Cod>
    ? { readonly params: Params; readonly dom: Dom; readonly cod: Cod }
    : { readonly params: []; readonly dom: []; readonly cod: [] }

/** The parameters along a map Q → P: Q; after a refusal, none. */
type NewParameters<Piece> = Piece extends Para<infer _Params, infer Dom, infer _Cod> ? Dom : []

/**
 * A parametric map P ⊗ A → B: parameters, domain and codomain. A plain map has `P = []`.
 *
 * Source: Definition 2.1, the Para construction. Parameters of a composite are written in the order of its parts.
 *
 * @example
 * ```ts
 * import { dense, input, notation, tanh } from 'lensor'
 *
 * const model = input(4).pipe(dense(16)).pipe(tanh).pipe(dense(3))
 * notation(model.params) // => 'ℝ[16×4] ⊗ ℝ[16] ⊗ ℝ[3×16] ⊗ ℝ[3]'
 * notation(model.cod) // => 'ℝ[3]'
 * ```
 */
export class Para<in out P extends Wires, in out A extends Wires, in out B extends Wires> {
  /** @internal */
  constructor(term: Term) {
    this.term = term
    this.params = term.params as P
    this.dom = term.dom as A
    this.cod = term.cod as B
    stand(this, fixed(term, 'map', term.dom, fixedSentence))
  }

  /**
   * This map, then the next: from P ⊗ A → B and Q ⊗ B → C, (P ⊗ Q) ⊗ A → C. The next is a layer, which takes its sizes
   * from B, or a map from B.
   *
   * Throws `ObjectError` where the next does not accept B.
   */
  pipe<Piece>(
    next: Taken<Piece, MapAt<Piece, B>>,
  ): Para<[...P, ...MapAt<Piece, B>['params']], A, MapAt<Piece, B>['cod']> {
    return new Para(compose(this.term, mapInstances(next).at(this.cod)))
  }

  /** This map beside another: (P ⊗ Q) ⊗ (A ⊗ C) → B ⊗ D. */
  par<Other>(
    other: MapPart<Other>,
  ): Para<[...P, ...PartsOf<Other>['params']], [...A, ...PartsOf<Other>['dom']], [...B, ...PartsOf<Other>['cod']]> {
    return new Para(tensor(this.term, mapPart(other)))
  }

  /**
   * Reparametrisation along a map Q → P: Q ⊗ A → B. Along a copy it ties weights.
   *
   * The new parameters begin at zero, or as `initial` says: one initialiser for each wire of Q, or a map whose parameters
   * are Q, to begin as those do. Throws `ObjectError` where the map does not end in P, or the other's parameters are not Q.
   */
  reparam<Piece, Map = never>(
    along: Along<Piece, P>,
    initial?: readonly Initialiser[] | Beginning<Map, NewParameters<Piece>>,
  ): Para<NewParameters<Piece>, A, B> {
    const by = mapPart(along, alongSentence)
    if (by.params.length > 0) throw new LensorError(alongSentence)
    if (!same(by.cod, this.params))
      throw new ObjectError(
        say(reparametrisationSentence, { expected: notation(by.cod), object: notation(this.params) }),
      )
    const { term: of } = this
    if (initial instanceof Para) {
      const first: Term = initial.term
      if (!same(first.params, by.dom))
        throw new ObjectError(say(beginningSentence, { expected: notation(by.dom), object: notation(first.params) }))
      return new Para(reparametrise(of, by, first))
    }
    const given = initial as readonly Initialiser[] | undefined
    checkInitialisers(given, by.dom)
    return new Para(reparametrise(of, by, given ?? flat(by.dom).map(() => zero)))
  }

  /**
   * The map on `size` samples at once: P ⊗ Aⁿ → Bⁿ, an axis in front of each wire of A and B. Its reverse derivative
   * adds the parameter changes of the samples.
   *
   * Throws `SizeError` where the size is neither a whole number from 0 nor a name.
   */
  batch<Samples extends Size>(size: Samples): Para<P, Batch<Samples, A>, Batch<Samples, B>> {
    const { term: of } = this
    return new Para({
      kind: 'batch',
      size,
      of,
      params: of.params,
      dom: batched(size, of.dom),
      cod: batched(size, of.cod),
    })
  }

  /** R: the map as a parametric lens, whose backward half is the map's reverse derivative. Source: Proposition 2.7. */
  lens(): ParaLens<P, A, B> {
    return new ParaLens(derivative(this.term))
  }

  /** The first parameters, drawn by the layers' own initialisers from a seed. Throws `SizeError` where a size of theirs is not bound. */
  initialise(seed: number): Values<P> {
    checkBoundObject('initialise', this.params)
    return store(this.params, initialise(this.term, new Random(seed))) as Values<P>
  }

  /** P: the parameters. */
  readonly params: P
  /** A: the domain. */
  readonly dom: A
  /** B: the codomain. */
  readonly cod: B
  /** The syntax of the map, as data. */
  readonly term: Term
}

export interface Para<in out P extends Wires, in out A extends Wires, in out B extends Wires> extends MapPiece<
  FixedMap<P, A, B>
> {}

/** The term of a map. Throws `LensorError` with the sentence where the value is no map. */
export function termOf(map: unknown, sentence: string = onlyMapSentence): Term {
  if (!(map instanceof Para)) throw new LensorError(sentence)
  return map.term
}

/** The term of a map that is a part of something. Throws `LensorError` with the sentence where the value is no map. */
export function mapPart(map: unknown, sentence: string = onlyMapSentence): Term {
  checkNoHole(map, 'a map')
  return termOf(map, sentence)
}

/** The term of a lens that is a part of something. Throws `LensorError` with the sentence where the value is no lens. */
export function lensPart(lens: unknown, sentence: string = lensSentence): LensTerm {
  checkNoHole(lens, 'a lens')
  return lensTermOf(lens, sentence)
}

/** The term of a lens. Throws `LensorError` with the sentence where the value is no lens. */
export function lensTermOf(lens: unknown, sentence: string = lensSentence): LensTerm {
  if (!(lens instanceof ParaLens)) throw new LensorError(sentence)
  return lens.term
}

/**
 * A parametric lens (P, P′) ⊗ (A, A′) → (B, B′): a forward half `get` and a backward half `put`.
 *
 * A plain object A stands for the pair (A, A). No get-put laws are asked of it: lenses of reverse derivatives do not have
 * them.
 *
 * Source: Definitions 2.4, lenses, and 2.5, parametric lenses.
 *
 * @example
 * ```ts
 * import { adam, dense, input, notation } from 'lensor'
 *
 * const lens = input(4).pipe(dense(3)).lens().reparam(adam())
 * notation(lens.dom) // => 'ℝ[4]'
 * notation(lens.put.cod) // => 'ℝ ⊗ ℝ[3×4] ⊗ ℝ[3] ⊗ ℝ[3×4] ⊗ ℝ[3] ⊗ ℝ[3×4] ⊗ ℝ[3] ⊗ ℝ[4]'
 * ```
 */
export class ParaLens<in out P extends Port, in out A extends Port, in out B extends Port> {
  /** @internal */
  constructor(term: LensTerm) {
    this.term = term
    this.params = term.params as P
    this.dom = term.dom as A
    this.cod = term.cod as B
    stand(this, fixed(term, 'lens', term.dom, fixedSentence))
    stand(this, fixed(term, 'carrier', term.cod, reparametrisationSentence))
  }

  /**
   * This lens, then the next. The next is a loss, a cap, the lens of a layer, or a lens from B.
   *
   * Throws `ObjectError` where the next does not accept B. Source: Definition 2.4.
   */
  pipe<Piece>(
    next: Accepted<Piece, LensFamily<Piece>, B, typeof lensSentence>,
  ): ParaLens<Joined<P, ParamsAt<LensFamily<Piece>, B>>, A, CodAt<LensFamily<Piece>, B>> {
    return new ParaLens(composeLenses(this.term, lensInstances(next).at(this.cod)))
  }

  /** This lens beside another. */
  par<Other>(
    other: BesideLens<Other>,
  ): ParaLens<Joined<P, PortsOf<Other>['params']>, Joined<A, PortsOf<Other>['dom']>, Joined<B, PortsOf<Other>['cod']>> {
    return new ParaLens(tensorLenses(this.term, lensPart(other)))
  }

  /**
   * Reparametrisation: an optimiser, or any lens that ends in the parameter port, is put above it. Where that has parameters Φ
   * of its own, as an optimiser that is learnt has, they stand before what it carries: (Φ ⊗ Q) ⊗ A → B.
   *
   * Throws `ObjectError` where it does not accept the parameters. Source: Definition 2.3, reparametrisation; Definition 3.14, optimisers.
   */
  reparam<Piece>(
    by: Accepted<Piece, CarrierFamily<Piece>, P, typeof carrierSentence>,
  ): ParaLens<ParamsAbove<CarrierFamily<Piece>, P>, A, B> {
    const { term: of } = this
    return new ParaLens(reparametriseLens(of, carrierInstances(by).at(of.params)))
  }

  /** The forward half: P ⊗ A → B. */
  get get(): Para<Forward<P>, Forward<A>, Forward<B>> {
    const { term: of } = this
    return new Para({ kind: 'get', of, params: forward(of.params), dom: forward(of.dom), cod: forward(of.cod) })
  }

  /** The backward half: P ⊗ A ⊗ B′ → P′ ⊗ A′. */
  get put(): Para<Forward<P>, [...Forward<A>, ...Backward<B>], [...Backward<P>, ...Backward<A>]> {
    const { term: of } = this
    return new Para({
      kind: 'put',
      of,
      params: forward(of.params),
      dom: [...forward(of.dom), ...backward(of.cod)],
      cod: [...backward(of.params), ...backward(of.dom)],
    })
  }

  /** The parameter port (P, P′). */
  readonly params: P
  /** The domain (A, A′). */
  readonly dom: A
  /** The codomain (B, B′). */
  readonly cod: B
  /** The syntax of the lens, as data. */
  readonly term: LensTerm
}

export interface ParaLens<in out P extends Port, in out A extends Port, in out B extends Port>
  extends LensPiece<FixedMap<P, A, B>>, Carrier<FixedAbove<P, A, B>> {}

/** A lens without parameters. */
export type Lens<A extends Port, B extends Port> = ParaLens<[], A, B>

/** The lens (S ⊗ P, S ⊗ P) → (P, P) that an optimiser is over P. Throws `ObjectError` where it does not accept P. */
export function carrierAt(by: unknown, parameters: Wires): ParaLens<Wires, Wires, Wires> {
  return new ParaLens(carrierInstances(by).at(parameters))
}
