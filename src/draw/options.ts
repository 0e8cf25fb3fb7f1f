/** What is drawn, and how it is laid out. */
import { LensorError } from '../objects/errors.ts'
import { say } from '../objects/words.ts'
import { Para, ParaLens } from '../terms/parametric.ts'
import type { ThemeName } from './theme.ts'
import { themes } from './theme.ts'

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

const optionsSentence = '✗ the options of a picture are an object, but {value} came'
const optionSentence = '✗ the option {option} of a picture is {expected}, but {value} came'

/** What options are chosen from. */
const choices = { detail: ['layers', 'primitives'], direction: ['right', 'down'], theme: Object.keys(themes) } as const

/** Throws `LensorError` where options are no object, or one of them is none of its choices. */
export function checkOptions(options: LayoutOptions & { readonly theme?: ThemeName }): void {
  if (typeof options !== 'object' || options === null)
    throw new LensorError(say(optionsSentence, { value: written(options) }))
  for (const [option, names] of Object.entries(choices) as [keyof typeof choices, readonly string[]][]) {
    const value = options[option]
    const expected = names.map(written).join(' or ')
    if (value !== undefined && !names.includes(value))
      throw new LensorError(say(optionSentence, { option, expected, value: written(value) }))
  }
}

/** A value in one line: a string in quotes, of an object or a function no more than that it is one. */
function written(value: unknown): string {
  if (typeof value === 'string') return `'${JSON.stringify(value).slice(1, -1)}'`
  if (typeof value === 'function') return 'a function'
  return typeof value === 'object' && value !== null ? 'an object' : String(value)
}
