/**
 * Parametric maps and parametric lenses: what the user composes.
 *
 * The two halves need each other (a map's `.lens()`, a lens's `.get` and `.put`), so they share a room.
 */
import type { Tensor } from '../graph/graph.ts'
import { inline } from '../graph/graph.ts'
import type { Stored } from '../objects/domain.ts'
import { LensorError, ObjectError } from '../objects/errors.ts'
import type { Notation } from '../objects/notation.ts'
import { notation } from '../objects/notation.ts'
import { Random } from '../objects/random.ts'
import type { Batch, Bundle, Same, Wire, Wires } from '../objects/wire.ts'
import { batched, flat, isBundle, same } from '../objects/wire.ts'
import type { Say } from '../objects/words.ts'
import { say } from '../objects/words.ts'
import type { At, Family, Fixed, Maps, Sequence } from './family.ts'
import { fixedSentence, reparametrisationSentence } from './family.ts'
import { zero } from './initialisers.ts'
import { graphOf, initialise } from './reading.ts'
import type { Initialiser, Instantiable, LensTerm, Pair, Port, Term } from './term.ts'
import { backward, compose, composeLenses, forward, samePort, tensor, tensorLenses } from './term.ts'

// The keys under which pieces of a composite say what they are. They carry families in types and instances at run time.
export const asMap: unique symbol = Symbol('asMap')
export const asLens: unique symbol = Symbol('asLens')
export const asCarrier: unique symbol = Symbol('asCarrier')

/** What instances a piece has, and, in types, of which family they are. */
interface Instances<F extends Family, T> extends Instantiable<T> {
  readonly family?: F
}

/** What stands in a sequence of parametric maps: a layer, or a map of fixed type. */
export interface MapPiece<F extends Family> {
  readonly [asMap]: Instances<F, Term>
}

/** What stands in a sequence of parametric lenses: a loss, a cap, the lens of a layer, or a lens of fixed type. */
export interface LensPiece<F extends Family> {
  readonly [asLens]: Instances<F, LensTerm>
}

/** What reparametrises a lens: an optimiser, or a lens of fixed type. */
export interface Carrier<F extends Family> {
  readonly [asCarrier]: Instances<F, LensTerm>
}

export const mapSentence = '✗ a layer or a map belongs here; of a loss, take .map; of a lens, .get or .put'
export const lensSentence = '✗ a lens belongs here; write .lens() behind a layer or a map'
export const carrierSentence = '✗ an optimiser or a lens belongs here'
export const alongSentence = '✗ a map without parameters of its own belongs here'

type MapFamily<Piece> = Piece extends MapPiece<infer F> ? F : never
export type LensFamily<Piece> = Piece extends LensPiece<infer F> ? F : never
export type CarrierFamily<Piece> = Piece extends Carrier<infer F> ? F : never

/** The piece itself where its family accepts the object, else the sentence of the refusal. */
export type Accepted<Piece, F extends Family, Object, Otherwise extends string> = [F] extends [never]
  ? Otherwise
  : At<F, Object> extends infer Result
    ? Result extends string
      ? Result
      : Piece
    : never

export type ParamsAt<F extends Family, Object> =
  At<F, Object> extends Maps<infer Params extends Port, unknown> ? Params : []
// oxlint-disable-next-line typescript/no-explicit-any -- after a refusal nothing more is refused
export type CodAt<F extends Family, Object> = At<F, Object> extends Maps<unknown, infer Cod extends Port> ? Cod : any

/** ⊗ of objects of lenses. */
export type Joined<First extends Port, Second extends Port> = [First, Second] extends [
  infer A extends Wires,
  infer B extends Wires,
]
  ? [...A, ...B]
  : PairOf<[...Forward<First>, ...Forward<Second>], [...Backward<First>, ...Backward<Second>]>

/** The forward object A of a port (A, A′). */
export type Forward<P extends Port> = P extends Wires ? P : P extends Pair<infer A, Wires> ? A : never

/** The backward object A′ of a port (A, A′). */
export type Backward<P extends Port> = P extends Wires ? P : P extends Pair<Wires, infer A> ? A : never

/** The port (A, A′): A itself where they are the same. */
export type PairOf<A extends Wires, Change extends Wires> = Same<A, Change> extends true ? A : Pair<A, Change>

/** The storages of an object, wire by wire; a bundle's are one list. */
export type Values<Object> = {
  -readonly [Index in keyof Object]: Object[Index] extends Wire<infer D>
    ? Stored<D>
    : Object[Index] extends Bundle<string, infer Content>
      ? Values<Content>
      : never
}

function refuse(piece: unknown, sentence: string): never {
  throw new LensorError(piece instanceof Error ? piece.message : sentence)
}

/** The instances of a map of fixed type: itself. */
function fixed<T extends Term | LensTerm>(term: T, accepts: Port, sentence: string): Instantiable<T> {
  return {
    name: 'a map of fixed type',
    at(object) {
      if (!samePort(object, accepts))
        throw new ObjectError(say(sentence, { expected: notation(accepts), object: notation(object) }))
      return term
    },
  }
}

/**
 * A layer: a family of parametric maps, one for each object it accepts.
 *
 * It is given no sizes of its input: it takes them from what flows in, in the compiler as in the running program.
 *
 * Source: the layers of §3 (Example 3.1 and what follows) as maps in Para(C).
 *
 * @example
 * ```ts
 * import { dense, input, notation, tanh } from 'lensor'
 *
 * const hidden = dense(16).pipe(tanh)
 * notation(input(4).pipe(hidden).params) // => 'ℝ[16×4] ⊗ ℝ[16]'
 * ```
 */
export class Layer<out F extends Family> {
  /** What the layer is called in messages and pictures. */
  declare readonly name: string

  /** @param build The term of the layer at an object. It throws `ObjectError` where the object is not accepted. */
  constructor(name: string, build: (object: Wires) => Term) {
    define(this, name, asMap, instances(name, build))
  }

  /** This layer, then the next. */
  pipe<Piece>(next: Piece extends MapPiece<Family> ? Piece : typeof mapSentence): Layer<Sequence<F, MapFamily<Piece>>> {
    const [first, second] = [this[asMap], mapInstances(next)]
    return new Layer(`${first.name}; ${second.name}`, (object) => {
      const done = first.at(object)
      return compose(done, second.at(done.cod))
    })
  }

  /** R: the layer as a family of parametric lenses. */
  lens(): LensLayer<F> {
    const layer = this[asMap]
    return new LensLayer(layer.name, (object) => derivative(layer.at(object)))
  }
}

export interface Layer<out F extends Family> extends MapPiece<F> {}

/** A layer without parameters: it is also a function of one point. */
export interface Operation<out F extends Family> extends Layer<F> {
  <W extends Wire>(
    point: At<F, [W]> extends infer Result ? (Result extends string ? Result : Tensor<W>) : never,
  ): At<F, [W]> extends Maps<unknown, [infer Cod extends Wire]> ? Tensor<Cod> : never
}

/** Makes an {@link Operation} of a name and its term at an object. */
export function operation<F extends Family>(name: string, build: (object: Wires) => Term): Operation<F> {
  const at = instances(name, build)
  const call = (point: Tensor): Tensor => inline(graphOf(at.at([point.wire])), [point], name)[0] as Tensor
  return define(Object.setPrototypeOf(call, Layer.prototype) as Operation<F>, name, asMap, at)
}

function instances<T extends Term | LensTerm>(name: string, build: (object: Wires) => T): Instantiable<T> {
  const layer: Instantiable<T> = {
    name,
    at(object) {
      const of = build(object as Wires)
      return { kind: 'layer', layer, of, params: of.params, dom: of.dom, cod: of.cod } as unknown as T
    },
  }
  return layer
}

function define<Piece extends object>(piece: Piece, name: string, key: symbol, at: Instantiable<unknown>): Piece {
  return Object.defineProperties(piece, { name: { value: name, enumerable: true }, [key]: { value: at } })
}

function mapInstances(piece: unknown): Instantiable<Term> {
  const found = (piece as Partial<MapPiece<Family>> | undefined)?.[asMap]
  return found ?? refuse(piece, mapSentence)
}

function lensInstances(piece: unknown): Instantiable<LensTerm> {
  const found = (piece as Partial<LensPiece<Family>> | undefined)?.[asLens]
  return found ?? refuse(piece, lensSentence)
}

function derivative(of: Term): LensTerm {
  return { kind: 'derivative', of, params: of.params, dom: of.dom, cod: of.cod }
}

/** A family of parametric lenses, one for each object it accepts: a loss, a cap, or the lens of a layer. */
// oxlint-disable-next-line no-unused-vars -- the interface of the same name uses it
export class LensLayer<out F extends Family> {
  declare readonly name: string

  /** @param build The term of the lens at an object. It throws `ObjectError` where the object is not accepted. */
  constructor(name: string, build: (object: Wires) => LensTerm) {
    define(this, name, asLens, instances(name, build))
  }
}

export interface LensLayer<out F extends Family> extends LensPiece<F> {}

/**
 * An optimiser: a family of lenses (S ⊗ P, S ⊗ P) → (P, P), one for each object P of parameters it accepts.
 *
 * Its family takes P and gives, as codomain, what it carries: S ⊗ P.
 *
 * Source: Definition 3.16 and Examples 3.12 to 3.15, 3.17.
 */
// oxlint-disable-next-line no-unused-vars -- the interface of the same name uses it
export class Optimiser<out F extends Family> {
  declare readonly name: string

  /** @param build The lens over an object of parameters. It throws `ObjectError` where the object is not accepted. */
  constructor(name: string, build: (parameters: Wires) => LensTerm) {
    define(this, name, asCarrier, instances(name, build))
  }
}

export interface Optimiser<out F extends Family> extends Carrier<F> {}

/** The family of a map of fixed type: it accepts exactly its domain. */
type FixedMap<P, A, B> = Fixed<P, A, B>

/** The family of a lens of fixed type as a reparametrisation: it accepts exactly its codomain as parameters. */
type FixedCarrier<A, B> = Fixed<[], B, A, typeof reparametrisationSentence>

/** A map along which parameters are reparametrised, where it ends in them, else the sentence of the refusal. */
type Along<Piece, P> =
  Piece extends Para<infer Own, infer _Dom, infer Cod>
    ? Own extends readonly []
      ? Same<Cod, P> extends true
        ? Piece
        : Say<typeof reparametrisationSentence, { expected: Notation<Cod>; object: Notation<P> }>
      : typeof alongSentence
    : typeof alongSentence

type DomOf<Piece> = Piece extends Para<infer _Params, infer Dom, infer _Cod> ? Dom : []

/**
 * A parametric map P ⊗ A → B: parameters, domain and codomain. A plain map has `P = []`.
 *
 * Source: the Para construction, Definition 2.7. Parameters of a composite are written in the order of its parts.
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
  /** P: the parameters. */
  readonly params: P
  /** A: the domain. */
  readonly dom: A
  /** B: the codomain. */
  readonly cod: B
  /** The syntax of the map, as data. */
  readonly term: Term

  /** @internal */
  constructor(term: Term) {
    this.term = term
    this.params = term.params as P
    this.dom = term.dom as A
    this.cod = term.cod as B
    Object.defineProperty(this, asMap, { value: fixed(term, term.dom, fixedSentence) })
  }

  /**
   * This map, then the next: from P ⊗ A → B and Q ⊗ B → C, (P ⊗ Q) ⊗ A → C. The next is a layer, which takes its sizes
   * from B, or a map from B.
   *
   * Throws `ObjectError` where the next does not accept B.
   */
  pipe<Piece>(
    next: Accepted<Piece, MapFamily<Piece>, B, typeof mapSentence>,
  ): Para<[...P, ...Forward<ParamsAt<MapFamily<Piece>, B>>], A, Forward<CodAt<MapFamily<Piece>, B>>> {
    return new Para(compose(this.term, mapInstances(next).at(this.cod)))
  }

  /** This map beside another: (P ⊗ Q) ⊗ (A ⊗ C) → B ⊗ D. */
  par<Q extends Wires, C extends Wires, D extends Wires>(
    other: Para<Q, C, D>,
  ): Para<[...P, ...Q], [...A, ...C], [...B, ...D]> {
    return new Para(tensor(this.term, other.term))
  }

  /**
   * Reparametrisation along a map Q → P: Q ⊗ A → B. Along a copy it ties weights.
   *
   * The new parameters begin at zero, or as `initial` says, one initialiser for each wire of Q. Throws `ObjectError`
   * where the map does not end in P.
   */
  reparam<Piece>(along: Along<Piece, P>, initial?: readonly Initialiser[]): Para<DomOf<Piece>, A, B> {
    if (!((along as unknown) instanceof Para) || (along as unknown as Para<Wires, Wires, Wires>).params.length > 0)
      throw new LensorError(alongSentence)
    const by = (along as unknown as Para<Wires, Wires, Wires>).term
    if (!same(by.cod, this.params))
      throw new ObjectError(
        say(reparametrisationSentence, { expected: notation(by.cod), object: notation(this.params) }),
      )
    const { term: of } = this
    return new Para({
      kind: 'reparametrise',
      of,
      by,
      initial: initial ?? flat(by.dom).map(() => zero),
      params: by.dom,
      dom: of.dom,
      cod: of.cod,
    })
  }

  /**
   * The map on `size` samples at once: P ⊗ Aⁿ → Bⁿ, an axis in front of each wire of A and B. Its reverse derivative
   * adds the parameter changes of the samples.
   *
   * Throws `SizeError` where the size is not a whole number from 0.
   */
  batch<Size extends number>(size: Size): Para<P, Batch<Size, A>, Batch<Size, B>> {
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

  /** R: the map as a parametric lens, whose backward half is the map's reverse derivative. Source: Para(R), §2.3. */
  lens(): ParaLens<P, A, B> {
    return new ParaLens(derivative(this.term))
  }

  /** The first parameters, drawn by the layers' own initialisers from a seed. */
  initialise(seed: number): Values<P> {
    return store(this.params, initialise(this.term, new Random(seed))) as Values<P>
  }
}

export interface Para<in out P extends Wires, in out A extends Wires, in out B extends Wires> extends MapPiece<
  FixedMap<P, A, B>
> {}

/** Lists of elements as storages, wire by wire. */
export function store(object: Wires, lists: readonly (readonly unknown[])[]): unknown[] {
  let dealt = 0
  const part = (piece: Wire | Bundle): unknown =>
    isBundle(piece) ? piece.wires.map(part) : piece.domain.storage.write(lists[dealt++] as unknown[])
  return object.map(part)
}

/**
 * A parametric lens (P, P′) ⊗ (A, A′) → (B, B′): a forward half `get` and a backward half `put`.
 *
 * A plain object A stands for the pair (A, A). No get-put laws are asked of it: lenses of reverse derivatives do not have
 * them.
 *
 * Source: lenses, Definition 2.5; parametric lenses, §2.4.
 */
export class ParaLens<in out P extends Port, in out A extends Port, in out B extends Port> {
  /** The parameter port (P, P′). */
  readonly params: P
  /** The domain (A, A′). */
  readonly dom: A
  /** The codomain (B, B′). */
  readonly cod: B
  /** The syntax of the lens, as data. */
  readonly term: LensTerm

  /** @internal */
  constructor(term: LensTerm) {
    this.term = term
    this.params = term.params as P
    this.dom = term.dom as A
    this.cod = term.cod as B
    Object.defineProperties(this, {
      [asLens]: { value: fixed(term, term.dom, fixedSentence) },
      [asCarrier]: { value: fixed(term, term.cod, reparametrisationSentence) },
    })
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

  /**
   * This lens, then the next. The next is a loss, a cap, the lens of a layer, or a lens from B.
   *
   * Throws `ObjectError` where the next does not accept B. Source: Definition 2.5, composition of lenses.
   */
  pipe<Piece>(
    next: Accepted<Piece, LensFamily<Piece>, B, typeof lensSentence>,
  ): ParaLens<Joined<P, ParamsAt<LensFamily<Piece>, B>>, A, CodAt<LensFamily<Piece>, B>> {
    return new ParaLens(composeLenses(this.term, lensInstances(next).at(this.cod)))
  }

  /** This lens beside another. */
  par<Q extends Port, C extends Port, D extends Port>(
    other: ParaLens<Q, C, D>,
  ): ParaLens<Joined<P, Q>, Joined<A, C>, Joined<B, D>> {
    return new ParaLens(tensorLenses(this.term, other.term))
  }

  /**
   * Reparametrisation: an optimiser, or any lens that ends in the parameter port, is put above it.
   *
   * Throws `ObjectError` where it does not accept the parameters. Source: Definition 2.7 (2-cells of Para), Figure 8.
   */
  reparam<Piece>(
    by: Accepted<Piece, CarrierFamily<Piece>, P, typeof carrierSentence>,
  ): ParaLens<CodAt<CarrierFamily<Piece>, P>, A, B> {
    const carrier = (by as Partial<Carrier<Family>>)[asCarrier] ?? refuse(by, carrierSentence)
    const { term: of } = this
    const lens = carrier.at(of.params)
    return new ParaLens({ kind: 'reparametrise', of, by: lens, params: lens.dom, dom: of.dom, cod: of.cod })
  }
}

export interface ParaLens<in out P extends Port, in out A extends Port, in out B extends Port>
  extends LensPiece<FixedMap<P, A, B>>, Carrier<FixedCarrier<A, B>> {}

/** A lens without parameters. */
export type Lens<A extends Port, B extends Port> = ParaLens<[], A, B>
