/** What may stand in a composite: the pieces that parametric maps, lenses and reparametrisations are put together from. */
import type { Binding } from '../graph/binding.ts'
import { LensorError, ObjectError } from '../objects/errors.ts'
import { notation } from '../objects/notation.ts'
import type { Wires } from '../objects/wire.ts'
import type { Say } from '../objects/words.ts'
import { say } from '../objects/words.ts'
import type { At, Family, Maps } from './family.ts'
import { boundLens, boundPort, boundTerm } from './binding.ts'
import type { Joined, Port } from './port.ts'
import { samePort } from './port.ts'
import type { DomainOf } from './rule.ts'
import { domainOf, nameOf } from './rule.ts'
import type { Call, Instantiable, LensTerm, Role, Term } from './term.ts'
import type { Kind, Unfilled } from './unfinished.ts'
import { bareSentence, checkFilled, holeRule } from './unfinished.ts'

// The keys under which pieces say what they are: a family in types, instances at run time. They stay in this room, so
// that an editor does not offer them after a dot.
const asMap: unique symbol = Symbol('asMap')
const asLens: unique symbol = Symbol('asLens')
const asCarrier: unique symbol = Symbol('asCarrier')

const keys: Readonly<Record<Role, symbol>> = { map: asMap, lens: asLens, carrier: asCarrier }

/** What instances a piece has, and, in types, of which family they are. */
export interface Instances<F extends Family, T> extends Instantiable<T> {
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

// Pieces of any family, one that is a type parameter too.
// oxlint-disable-next-line typescript/no-explicit-any -- as above
export type AnyMapPiece = MapPiece<any>
// oxlint-disable-next-line typescript/no-explicit-any -- as above
export type AnyCarrier = Carrier<any>

export const mapSentence = '✗ a layer or a map belongs here; of a loss, take .map; of a lens, .get or .put'
export const lensSentence = '✗ a lens belongs here; write .lens() behind a layer or a map'
export const carrierSentence = '✗ an optimiser or a lens belongs here'
export const uncalledSentence =
  '✗ a function is no layer, lens or optimiser; call it where it makes one, as dense(10) or adam()'

export type MapFamily<Piece> = Piece extends MapPiece<infer F> ? F : never
export type LensFamily<Piece> = Piece extends LensPiece<infer F> ? F : never
export type CarrierFamily<Piece> = Piece extends Carrier<infer F> ? F : never

/** The piece itself where its family accepts the object, else the sentence of the refusal. */
export type Accepted<Piece, F extends Family, Object, Otherwise extends string> = [F] extends [never]
  ? Refused<Piece, Otherwise>
  : At<F, Object> extends infer Result
    ? Result extends string
      ? Unfilled<Object, DomainOf<F['rule']>, Result>
      : Piece
    : never

/** What stands in a sequence of parametric maps, else the sentence of the refusal. */
export type AsMap<Piece> = Piece extends AnyMapPiece ? Piece : Refused<Piece, typeof mapSentence>

/** What reparametrises a lens, else the sentence of the refusal. */
export type AsCarrier<Piece> = Piece extends AnyCarrier ? Piece : Refused<Piece, typeof carrierSentence>

/** Why a value is no such piece: a function that is none at all is not called yet. What a refusal gave is not refused again. */
type Refused<Value, Sentence extends string> = Value extends { readonly rule: infer Rule }
  ? [Rule] extends [never]
    ? Value
    : NoPiece<Value, Sentence>
  : NoPiece<Value, Sentence>

type NoPiece<Value, Sentence extends string> = Value extends (...given: never) => unknown
  ? Value extends AnyMapPiece
    ? Sentence
    : typeof uncalledSentence
  : Sentence

/** What stands where `Maps` would, after a refusal: its sentence, and a codomain at which nothing more is refused. */
interface Refusal<Sentence> {
  readonly fits: never
  readonly refusal: Sentence
  readonly params: []
  // oxlint-disable-next-line typescript/no-explicit-any -- what follows a refusal is not refused again
  readonly cod: any
}

/** What is given, which fits or does not. */
interface Answered {
  readonly fits: readonly []
  readonly refusal: unknown
}

/** What a family on an object gives: `Maps`, or a refusal. Where nothing is known of the family, all is accepted. */
type Answer<F extends Family> = F['maps'] extends infer Result
  ? // oxlint-disable-next-line typescript/no-explicit-any -- any maps, also those of sizes that are type parameters
    Result extends Maps<any, any>
    ? Result
    : Result extends string
      ? Refusal<Unfilled<F['dom'], DomainOf<F['rule']>, Result>>
      : // oxlint-disable-next-line typescript/no-explicit-any -- as above
        Maps<[], any>
  : never

/** What a piece gives at an object in a sequence of maps, evaluated once for its check, its parameters and its codomain. */
export type MapAt<Piece, Object> =
  Piece extends MapPiece<infer F> ? Answer<F & { readonly dom: Object }> : Refusal<NoPiece<Piece, typeof mapSentence>>

/**
 * The piece itself where what it gives is no refusal, else the sentence of the refusal. Of a family or an object that is a type
 * parameter it is not known to be one, and the piece is accepted.
 */
export type Taken<Piece, Given extends Answered> = [...Given['fits']] extends never ? NoInfer<Given['refusal']> : Piece

/** The parameters and the codomain of a lens, where they are ports. */
export type ParamsAt<F extends Family, Object> =
  At<F, Object> extends Maps<infer Params extends Port, unknown> ? Params : []
// oxlint-disable-next-line typescript/no-explicit-any -- after a refusal nothing more is refused
export type CodAt<F extends Family, Object> = At<F, Object> extends Maps<unknown, infer Cod extends Port> ? Cod : any

/** The parameters of a lens that is reparametrised: those that stand above them, then what is carried. */
export type ParamsAbove<F extends Family, Object> =
  At<F, Object> extends Maps<readonly [], infer Cod extends Port>
    ? Cod
    : At<F, Object> extends Maps<infer Params extends Port, infer Cod extends Port>
      ? Joined<Params, Cod>
      : // oxlint-disable-next-line typescript/no-explicit-any -- as above
        any

/** A sentence, or, of a hole that stands where nothing is known of it, what belongs there. */
export type Bare<Piece, K extends Kind, Sentence extends string> = [MapFamily<Piece>] extends [never]
  ? Sentence
  : MapFamily<Piece>['rule'] extends typeof holeRule
    ? Say<typeof bareSentence, { kind: K }>
    : Sentence

/** Throws `ObjectError` where a piece is a hole, of which nothing is known. */
export function checkNoHole(piece: unknown, kind: Kind): void {
  if (instancesOf(piece, asMap)?.rule === holeRule) throw new ObjectError(say(bareSentence, { kind }))
}

function instancesOf<T>(piece: unknown, key: symbol): Instantiable<T> | undefined {
  return (piece as Readonly<Record<symbol, Instantiable<T> | undefined>> | null | undefined)?.[key]
}

/** What a piece is under a key. Throws `LensorError` with the sentence where it is no such piece. */
function found<T>(piece: unknown, key: symbol, sentence: string): Instantiable<T> {
  const instances = instancesOf<T>(piece, key)
  if (instances === undefined)
    throw new LensorError(typeof piece === 'function' && !(asMap in piece) ? uncalledSentence : sentence)
  return instances
}

export const mapInstances = (piece: unknown): Instantiable<Term> => found(piece, asMap, mapSentence)
export const lensInstances = (piece: unknown): Instantiable<LensTerm> => found(piece, asLens, lensSentence)
export const carrierInstances = (piece: unknown): Instantiable<LensTerm> => found(piece, asCarrier, carrierSentence)

/** The instances of a map of fixed type: itself. */
export function fixed<T extends Term | LensTerm>(
  term: T,
  role: Role,
  accepts: Port,
  sentence: string,
): Instantiable<T> {
  const rule = `a map: ${notation(accepts)} → ${notation(role === 'carrier' ? term.dom : term.cod)}`
  return {
    name: nameOf(rule),
    rule,
    made: null,
    role,
    at(object) {
      if (!samePort(object, accepts)) {
        checkFilled(object, domainOf(rule))
        throw new ObjectError(say(sentence, { expected: notation(accepts), object: notation(object) }))
      }
      return term
    },
    bound(binding) {
      const of = role === 'map' ? boundTerm(term as Term, binding) : boundLens(term as LensTerm, binding)
      return fixed(of as T, role, boundPort(accepts, binding), sentence)
    },
  }
}

/** The instances of a family: each term remembers of which it is, so that it can be made again at another object. */
export function instances<T extends Term | LensTerm>(
  rule: string,
  role: Role,
  build: (object: Wires) => T,
  made: Call | null,
  again?: (binding: Binding) => Instantiable<T>,
): Instantiable<T> {
  const layer: Instantiable<T> = {
    name: nameOf(rule),
    rule,
    made,
    role,
    at(object) {
      const of = refusing(object, rule, build)
      return { kind: 'layer', layer, of, params: of.params, dom: of.dom, cod: of.cod } as unknown as T
    },
    ...(again && { bound: again }),
  }
  return layer
}

/** What is built at an object; where it is refused and comes out of a hole, what belongs there is thrown. */
function refusing<T>(object: Port, rule: string, build: (object: Wires) => T): T {
  try {
    return build(object as Wires)
  } catch (error) {
    checkFilled(object, domainOf(rule))
    throw error
  }
}

/** Makes an object a piece that goes by the name of its instances, and has their rule. */
export function define<Piece extends object>(piece: Piece, at: Instantiable<unknown>): Piece {
  Object.defineProperty(piece, 'name', { value: at.name, enumerable: true })
  Object.defineProperty(piece, 'rule', { value: at.rule, enumerable: true })
  return stand(piece, at)
}

/** Makes an object a piece. */
export function stand<Piece extends object>(piece: Piece, at: Instantiable<unknown>): Piece {
  return Object.defineProperty(piece, keys[at.role], { value: at })
}
