/** What is drawn, and how it is laid out. */
import { LensorError } from '../objects/errors.ts'
import { Para, ParaLens } from '../terms/parametric.ts'

/** What has a picture: a parametric map P ⊗ A → B, or a parametric lens (P, P′) ⊗ (A, A′) → (B, B′). */
// oxlint-disable-next-line typescript/no-explicit-any -- of any objects, in which both are invariant
export type Drawable = Para<any, any, any> | ParaLens<any, any, any>

export const drawableSentence =
  '✗ a map or a lens has a picture; a layer, a loss or an optimiser has one behind what it acts on, as input(4).pipe(layer)'

/** The piece itself where it has a picture, else the sentence that says it has none. */
export type Drawn<Piece> = Piece extends Drawable ? Piece : typeof drawableSentence

/** Throws `LensorError` where a value has no picture. */
export function checkDrawable(value: unknown): Drawable {
  if (!(value instanceof Para || value instanceof ParaLens)) throw new LensorError(drawableSentence)
  return value
}

/** How a term is laid out. */
export interface LayoutOptions {
  /**
   * Layers as boxes, or the primitives of the term's graph; of a lens, those of its backward half. `'layers'` where there
   * is none.
   */
  readonly detail?: 'layers' | 'primitives'
  /** Which way the picture flows; `'right'` where there is none. Parameters come in from above, or from the left. */
  readonly direction?: 'right' | 'down'
  /** Whether wires are labelled with their objects; they are where this is not `false`. */
  readonly labels?: boolean
}
