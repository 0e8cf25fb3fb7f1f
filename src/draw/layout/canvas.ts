/** What is drawn, piece by piece, and the scene it comes to. */
import { partName } from '../names.ts'
import type {
  DotKind,
  DrawnBox,
  DrawnDot,
  DrawnEnd,
  DrawnFrame,
  DrawnLabel,
  DrawnPort,
  DrawnWire,
  Point,
  Scene,
} from '../scene.ts'
import type { Joint, Style } from './block.ts'
import { halfOf } from './block.ts'
import type { Piece } from './path.ts'
import { pathOf, reversed } from './path.ts'
import { placed } from './place.ts'

/** What a strand ends at: an end for each of its two wires. */
export interface Terminal {
  readonly forward: DrawnEnd
  readonly backward: DrawnEnd
}

/** Where the label of a strand stands: its forward wire's, and its backward wire's where that differs. */
interface Named {
  readonly forward: DrawnLabel | undefined
  readonly backward: DrawnLabel | undefined
}

/** Everything that is drawn. */
export class Canvas {
  readonly style: Style
  readonly #boxes: DrawnBox[] = []
  readonly #frames: DrawnFrame[] = []
  /** The frames of which the wires go on inside. */
  readonly #open = new Set<string>()
  readonly #dots: DrawnDot[] = []
  readonly #ports: DrawnPort[] = []
  readonly #pieces = new Map<Joint, Piece>()
  readonly #terminals = new Map<Joint, Terminal>()
  readonly #names = new Map<Joint, Named>()

  constructor(style: Style) {
    this.style = style
  }

  /** A part of a strand. */
  piece(piece: Piece): void {
    this.#pieces.set(piece.from, piece)
  }

  name(joint: Joint, named: Named): void {
    if (!this.#names.has(joint)) this.#names.set(joint, named)
  }

  terminal(joint: Joint, terminal: Terminal): void {
    this.#terminals.set(joint, terminal)
  }

  box(make: (id: string) => Omit<DrawnBox, 'id'>): void {
    const id = `box-${this.#boxes.length + 1}`
    this.#boxes.push({ id, ...make(id) })
  }

  /** A frame: drawn before what is inside of it, so that outer frames come first. */
  frame(make: (id: string) => Omit<DrawnFrame, 'id'>): void {
    const id = `frame-${this.#frames.length + 1}`
    const frame = { id, ...make(id) }
    this.#frames.push(frame)
    if (frame.kind === 'batch' || frame.kind === 'iterate') this.#open.add(id)
  }

  dot(kind: DotKind, at: Point, object: string): DrawnEnd {
    const id = `dot-${this.#dots.length + 1}`
    this.#dots.push({ id, kind, at, object })
    return { kind: 'dot', id }
  }

  /** A port of the whole picture. */
  open(port: DrawnPort): void {
    this.#ports.push(port)
  }

  /** How many ports the whole picture has so far. */
  get opened(): number {
    return this.#ports.length
  }

  /** The wires, each from end to end: the pieces of strands joined. */
  #wires(): DrawnWire[] {
    const wires: DrawnWire[] = []
    for (const [joint, begin] of this.#terminals) {
      if (!this.#pieces.has(joint)) continue
      const pieces: Piece[] = []
      let named = this.#names.get(joint)
      let at = joint
      for (let piece = this.#pieces.get(at); piece !== undefined; piece = this.#pieces.get(at)) {
        pieces.push(piece)
        at = piece.to
        named ??= this.#names.get(at)
        if (this.#terminals.has(at)) break
      }
      const [first] = pieces as [Piece, ...Piece[]]
      const end = this.#terminals.get(at) as Terminal
      const { strand } = first
      for (const flow of ['forward', 'backward'] as const) {
        const part = strand[flow]
        if (part === undefined) continue
        const path = pathOf(pieces, (flow === 'forward' ? -1 : 1) * halfOf(strand))
        const [from, to] = flow === 'forward' ? [begin, end] : [end, begin]
        const label = named?.[flow]
        wires.push({
          id: `wire-${wires.length + 1}`,
          flow,
          object: partName(part),
          path: flow === 'forward' ? path : reversed(path),
          from: from[flow],
          to: to[flow],
          arrow: strand.lens && !this.#goesOn(to[flow]),
          ...(label === undefined ? {} : { label }),
        })
      }
    }
    return wires
  }

  /** Whether a wire goes on behind its end: a dot, or the border of a frame that it goes through. */
  #goesOn(end: DrawnEnd): boolean {
    return end.kind === 'dot' || (end.kind === 'frame' && this.#open.has(end.id))
  }

  /** The scene of all that is drawn. */
  scene(title: string, description: string): Scene {
    const wires = this.#wires()
    const [frames, boxes, dots, ports] = [this.#frames, this.#boxes, this.#dots, this.#ports]
    return { title, description, ...placed({ frames, boxes, dots, wires, ports }) }
  }
}
