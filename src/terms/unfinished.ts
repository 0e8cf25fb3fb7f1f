/** What comes out of a hole: an object that nothing accepts, and that says what belongs into the hole. */
import type { Domain } from '../objects/domain.ts'
import { ObjectError } from '../objects/errors.ts'
import type { Notation } from '../objects/notation.ts'
import { notation } from '../objects/notation.ts'
import type { Held } from '../objects/inferred.ts'
import type { Bundle, BundleFamily, Wire, Wires, bundles } from '../objects/wire.ts'
import { flat, isBundle, over } from '../objects/wire.ts'
import type { Say } from '../objects/words.ts'
import { say } from '../objects/words.ts'
import type { Pair, Port } from './port.ts'
import { backward, forward } from './port.ts'
import type { Term } from './term.ts'

export const filledSentence = '✗ hole: {kind} {from} → {to} belongs here'
export const openSentence = '✗ hole: {kind} from {from} belongs here'
export const bareSentence = '✗ hole: {kind} belongs here'
export const aboveHoleSentence = '✗ hole: an optimiser of {from} belongs here'

/** The rule of a hole, by which it is known. */
export const holeRule = 'hole: A → ?'

/** What belongs into a hole. */
export type Kind = 'a map' | 'a lens' | 'an optimiser'

/** The domain of what is not known: it has no elements. */
interface Unknown<out K extends Kind, out From> extends Domain<never, never> {
  readonly symbol: '?'
  readonly kind: K
  readonly from: From
}

/** What comes out of a hole: of which kind its content is, and what flows into it. */
export interface Hole<out K extends Kind, out From> extends Bundle<'Hole', [Wire<Unknown<K, From>, []>]> {
  readonly isOpen: true
  readonly [bundles]?: HoleFamily<K, From>
}

/** A batch of what comes out of a hole comes out of that hole. */
interface HoleFamily<out K extends Kind, out From> extends BundleFamily {
  readonly bundled: Hole<K, From>
}

/** The bound of an object in which a hole is looked for: wider than `Filled`, so that the compiler waits for the object. */
export type Open = readonly (Wire | Bundle | OpenBundle)[]

interface OpenBundle extends Bundle {
  readonly isOpen: true
}

/** The bound of an object without a hole, such as every type parameter that is bounded by `Wires`. */
type Filled = readonly (Wire | FilledBundle)[]

interface FilledBundle extends Bundle {
  readonly isOpen?: undefined
}

/** The first hole in an object, `[kind, from]`; `undefined` where there is none. */
export type HoleIn<Object> = Object extends readonly [infer First, ...infer Rest]
  ? First extends Bundle<'Hole', readonly [Wire<Unknown<infer K, infer From>>]>
    ? [K, From]
    : HoleIn<Rest>
  : undefined

/** What belongs into the hole of an object, where something from `To` comes behind it; `never` where it is not known. */
export type HoleWords<Found, Object, To extends string> = Found extends [infer K extends Kind, infer From]
  ? K extends 'an optimiser'
    ? Say<typeof aboveHoleSentence, { from: Notation<From> }>
    : [To] extends [never]
      ? Say<typeof openSentence, { kind: K; from: Notation<From> }>
      : Object extends readonly [unknown]
        ? Say<typeof filledSentence, { kind: K; from: Notation<From>; to: To }>
        : Say<typeof openSentence, { kind: K; from: Notation<From> }>
  : never

/** A sentence, or, where an object comes out of a hole, what belongs there. */
export type Unfilled<Object, To extends string, Otherwise> =
  HoleIn<Object> extends infer Found ? (Found extends undefined ? Otherwise : HoleWords<Found, Object, To>) : never

/** Something made of an object, where no hole is in it; else what belongs into the hole. Of any object it is the thing. */
export type Whole<Object, Thing> = HasHole<Object> extends true ? HoleWords<HoleIn<Object>, Object, never> : Thing

type HasHole<Object> =
  Held<Object> extends Held<infer _Filled extends Filled | Pair>
    ? false
    : HoleIn<Object> extends undefined
      ? false
      : true

/** The object that comes out of a hole. */
export function holeFrom(kind: Kind, from: Port): Wires {
  const nothing = (): never => {
    throw new ObjectError(words(kind, from))
  }
  const domain: Unknown<Kind, Port> = {
    symbol: '?',
    kind,
    from,
    ring: { zero: 0 as never, one: 0 as never, add: nothing, negate: nothing, multiply: nothing, equals: nothing },
    storage: {
      name: 'nothing',
      is: (_value): _value is never => false,
      length: nothing,
      read: nothing,
      write: nothing,
    },
    smooth: undefined,
    draw: nothing,
    magnitude: nothing,
  }
  const hole: Hole<Kind, Port> = { bundle: 'Hole', wires: [over(domain, [])], isOpen: true }
  return [hole]
}

/** The domain of the first hole in an object; `undefined` where there is none. */
export function holeIn(object: Wires): Unknown<Kind, Port> | undefined {
  const hole = object.find((part): part is Bundle => isBundle(part) && part.bundle === 'Hole')
  return hole && (flat(hole.wires)[0]?.domain as Unknown<Kind, Port>)
}

function words(kind: Kind, from: Port, to?: string): string {
  const slots = { kind, from: notation(from) }
  if (kind === 'an optimiser') return say(aboveHoleSentence, slots)
  return to === undefined ? say(openSentence, slots) : say(filledSentence, { ...slots, to })
}

/** Throws `ObjectError` where an object comes out of a hole, with what belongs there; from `to` comes behind it. */
export function checkFilled(object: Port, to?: string): void {
  for (const side of [forward(object), backward(object)]) {
    const found = holeIn(side)
    if (found !== undefined) throw new ObjectError(words(found.kind, found.from, side.length === 1 ? to : undefined))
  }
}

/** Throws `ObjectError` where a term has a hole, with what belongs there. */
export const checkWhole = ({ params, dom, cod }: Term): void => checkFilled([...params, ...dom, ...cod])
