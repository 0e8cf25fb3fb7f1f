/**
 * A picture of a term as plain data: where its boxes, wires, dots and frames are, whatever draws them.
 *
 * Lengths are in pixels, from the top left corner of the picture; y grows downwards.
 */

/** A place in the picture. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A part of a wire's path, from where the part before it ends: a straight line, or a cubic Bézier curve. */
export type Segment =
  | { readonly kind: 'line'; readonly to: Point }
  | { readonly kind: 'curve'; readonly controls: readonly [Point, Point]; readonly to: Point }

/** A path: where it begins, and its parts one after another. */
export interface Path {
  readonly start: Point
  readonly segments: readonly Segment[]
}

/** A text: it stands around, before or behind its point, at whose height its middle is. */
export interface DrawnLabel {
  readonly text: string
  readonly at: Point
  readonly anchor: 'start' | 'middle' | 'end'
  /** How high the text is set. */
  readonly size: number
}

/** Where a wire meets a box, a dot or a frame, or where it leaves the picture. */
export interface DrawnPort {
  /** As what it stands there: an input, an output or a parameter of the map or lens. */
  readonly side: 'input' | 'output' | 'parameter'
  /** Whether what flows there flows into the box or out of it; of the picture, into the picture or out of it. */
  readonly flow: 'in' | 'out'
  /** The object that flows there, in mathematical notation, or the name of a bundle. */
  readonly object: string
  readonly at: Point
}

/**
 * What a box is.
 *
 * - `map`: a map, such as a layer, or a primitive;
 * - `reverse`: a reverse derivative R[f];
 * - `derivative`: the lens (f, R[f]) of a map, such as a layer or a loss;
 * - `lens`: a lens written by hand, such as an optimiser or a learning rate;
 * - `bundle`: where a bundle is opened or closed; it has no name, and is drawn as a bar.
 */
export type BoxKind = 'map' | 'reverse' | 'derivative' | 'lens' | 'bundle'

/** A box. */
export interface DrawnBox {
  /** Its name in the picture, for wires and styling. */
  readonly id: string
  readonly kind: BoxKind
  /** Which way it faces: its inputs at the left and its outputs at the right, or at the top and at the bottom. */
  readonly direction: 'right' | 'down'
  /** Its outline: a box; a cap, from which nothing flows on; a point, into which nothing flows. */
  readonly outline: 'box' | 'cap' | 'point'
  readonly name: string
  /** Its type, such as ℝ[16×4] ⊗ ℝ[4] → ℝ[16]. */
  readonly type: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Its parameters, then its inputs, then its outputs, each in order. */
  readonly ports: readonly DrawnPort[]
  readonly label: DrawnLabel
}

/** What a dot is: a copy, the end of what is discarded, and their reverse derivatives: a sum, and zero. */
export type DotKind = 'copy' | 'discard' | 'sum' | 'zero'

/** A dot. */
export interface DrawnDot {
  readonly id: string
  readonly kind: DotKind
  readonly at: Point
  readonly object: string
}

/**
 * What a frame is around: a map on a batch, a map again and again, a lens of which only the backward half is taken, a
 * map whose reverse derivative is taken, or a lens of which another is made, as by `truncated`. Wires of the first two go on inside
 * the frame; those of the others end at it.
 */
export type FrameKind = 'batch' | 'iterate' | 'put' | 'reverse' | 'lens'

/** A frame around a part of the picture. */
export interface DrawnFrame {
  readonly id: string
  readonly kind: FrameKind
  readonly type: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** The ports that face outwards, then those that face inwards. Parameters that go through unchanged have none. */
  readonly ports: readonly DrawnPort[]
  /** How many of the ports face outwards. */
  readonly outside: number
  readonly label: DrawnLabel
}

/** The end of a wire: a port of a box, of a frame or of the picture, or a dot. */
export type DrawnEnd =
  | { readonly kind: 'box' | 'frame'; readonly id: string; readonly port: number }
  | { readonly kind: 'dot'; readonly id: string }
  | { readonly kind: 'open'; readonly port: number }

/** A wire, from where its values come from to where they go. */
export interface DrawnWire {
  readonly id: string
  /** Whether it is of a forward or of a backward half; all wires of a map are forward. */
  readonly flow: 'forward' | 'backward'
  readonly object: string
  readonly path: Path
  readonly from: DrawnEnd
  readonly to: DrawnEnd
  /** Whether an arrowhead stands at its end, as it does in pictures of lenses. */
  readonly arrow: boolean
  /** A forward wire's label stands for the backward one beside it, where both have the same object. */
  readonly label?: DrawnLabel
}

/** A picture of a term. */
export interface Scene {
  /** The type of the term. */
  readonly title: string
  /** The term in a sentence. */
  readonly description: string
  readonly width: number
  readonly height: number
  /** Frames, outer ones first. */
  readonly frames: readonly DrawnFrame[]
  readonly boxes: readonly DrawnBox[]
  readonly dots: readonly DrawnDot[]
  readonly wires: readonly DrawnWire[]
  /** Where wires leave the picture: parameters, then inputs, then outputs, each in order. */
  readonly ports: readonly DrawnPort[]
}
