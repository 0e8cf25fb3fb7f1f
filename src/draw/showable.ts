/** What can be shown: the terms that users hold, and the families of them. */
import { LensorError } from '../objects/errors.ts'
import type { Family } from '../terms/family.ts'
import { Layer, LensLayer, Optimiser } from '../terms/layer.ts'
import { Para, ParaLens } from '../terms/parametric.ts'
import type { Carrier, LensPiece, MapPiece } from '../terms/piece.ts'
import { carrierInstances, lensInstances, mapInstances } from '../terms/piece.ts'
import type { Instantiable, LensTerm, Term } from '../terms/term.ts'

/** A map, a lens, or a family of them: a layer, a loss, a rate, an optimiser. */
export type Showable = MapPiece<Family> | LensPiece<Family> | Carrier<Family>

/** What is to be shown: a term of either kind, or a family. */
export type Subject =
  | { readonly kind: 'map'; readonly term: Term }
  | { readonly kind: 'lens'; readonly term: LensTerm }
  | { readonly kind: 'family'; readonly of: Instantiable<unknown> }

export const showableSentence = '✗ what is shown is a map, a lens, a layer, a loss, a rate or an optimiser'

/** The piece itself where it can be shown, else the sentence that says it cannot. */
export type Shown<Piece> = Piece extends Showable ? Piece : typeof showableSentence

/** What a value is; `undefined` where it cannot be shown. */
export function subjectIn(value: unknown): Subject | undefined {
  if (value instanceof Para) return { kind: 'map', term: value.term }
  if (value instanceof ParaLens) return { kind: 'lens', term: value.term }
  if (value instanceof Layer) return { kind: 'family', of: mapInstances(value) }
  if (value instanceof LensLayer) return { kind: 'family', of: lensInstances(value) }
  if (value instanceof Optimiser) return { kind: 'family', of: carrierInstances(value) }
  return undefined
}

/** What a value is. Throws `LensorError` where it cannot be shown. */
export function subjectOf(value: unknown): Subject {
  const found = subjectIn(value)
  if (found === undefined) throw new LensorError(showableSentence)
  return found
}
