/** What is drawn, and how. */
import type { Para, ParaLens } from '../terms/parametric.ts'

/** What has a picture: a parametric map, or a parametric lens. */
// oxlint-disable-next-line typescript/no-explicit-any -- of any objects: their parameters are invariant
export type Drawable = Para<any, any, any> | ParaLens<any, any, any>

/** How a term is laid out. */
export interface LayoutOptions {
  /** Layers as boxes, or the primitives of the term's graph; `'layers'` where there is none. */
  readonly detail?: 'layers' | 'primitives'
  /** Which way the picture flows; `'right'` where there is none. */
  readonly direction?: 'right' | 'down'
  /** Whether wires are labelled with their objects; they are where this is not `false`. */
  readonly labels?: boolean
}
