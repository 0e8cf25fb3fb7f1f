/** Drawing: from blocks with coordinates of their own to a scene. */
import type { Strand } from '../diagram.ts'
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
  Path,
  Point,
  Scene,
  Segment,
} from '../scene.ts'
import { textWidth } from '../text.ts'
import type { Direction, Edge, Joint, Style } from './block.ts'
import { halfOf, labelsDiffer, sizes } from './block.ts'

type Side = DrawnPort['side']

/** A part of a strand between two joints. */
interface Piece {
  readonly from: Joint
  readonly to: Joint
  readonly strand: Strand
  readonly flow: Direction
  readonly start: Point
  readonly segments: readonly Segment[]
}

/** What a strand ends at: an end for each of its two wires. */
interface Terminal {
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
    this.#frames.push({ id, ...make(id) })
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
        const path = joined(pieces, (flow === 'forward' ? -1 : 1) * halfOf(strand))
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
    if (end.kind === 'dot') return true
    const frame = end.kind === 'frame' ? this.#frames.find(({ id }) => id === end.id) : undefined
    return frame?.kind === 'batch' || frame?.kind === 'iterate'
  }

  /** The scene, with a margin around all that is drawn. */
  scene(title: string, description: string): Scene {
    const parts = {
      frames: this.#frames,
      boxes: this.#boxes,
      dots: this.#dots,
      wires: this.#wires(),
      ports: this.#ports,
    }
    const margin = 10
    const all = corners(parts)
    const [xs, ys] = [all.map(({ x }) => x), all.map(({ y }) => y)]
    const [left, top] = [least(xs) - margin, least(ys) - margin]
    const whole = (size: number): number => Math.ceil(size + margin)
    const width = whole(-least(xs.map((x) => -x)) - left)
    const height = whole(-least(ys.map((y) => -y)) - top)
    return { title, description, width, height, ...shifted(parts, -left, -top) }
  }
}

type Parts = Pick<Scene, 'frames' | 'boxes' | 'dots' | 'wires' | 'ports'>

const least = (numbers: readonly number[]): number => numbers.reduce((low, number) => Math.min(low, number), Infinity)

const ends = ({ start, segments }: Path): Point[] => [start, ...segments.map(({ to }) => to)]

/** The corners of a label. */
function labelCorners({ text, at: { x, y }, anchor, size }: DrawnLabel): Point[] {
  const width = textWidth(text, size)
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return [
    { x: left, y: y - size / 2 },
    { x: left + width, y: y + size / 2 },
  ]
}

function corners({ frames, boxes, dots, wires }: Parts): Point[] {
  const found: Point[] = [{ x: 0, y: 0 }, ...dots.map(({ at }) => at)]
  for (const { x, y, width, height, label } of [...frames, ...boxes])
    found.push({ x, y }, { x: x + width, y: y + height }, ...labelCorners(label))
  for (const { path, label } of wires) found.push(...ends(path), ...(label === undefined ? [] : labelCorners(label)))
  return found
}

/** To hundredths, so that pictures are short and the same everywhere. */
const rounded = (number: number): number => Math.round(number * 100) / 100 + 0

/** Everything moved, and rounded. */
function shifted({ frames, boxes, dots, wires, ports }: Parts, dx: number, dy: number): Parts {
  const point = ({ x, y }: Point): Point => ({ x: rounded(x + dx), y: rounded(y + dy) })
  const port = (given: DrawnPort): DrawnPort => ({ ...given, at: point(given.at) })
  const label = (given: DrawnLabel): DrawnLabel => ({ ...given, at: point(given.at) })
  const area = <Area extends DrawnBox | DrawnFrame>(given: Area): Area => ({
    ...given,
    ...point(given),
    width: rounded(given.width),
    height: rounded(given.height),
    ports: given.ports.map(port),
    label: label(given.label),
  })
  const segment = (given: Segment): Segment =>
    given.kind === 'line'
      ? { kind: 'line', to: point(given.to) }
      : { kind: 'curve', controls: [point(given.controls[0]), point(given.controls[1])], to: point(given.to) }
  return {
    frames: frames.map(area),
    boxes: boxes.map(area),
    dots: dots.map((dot) => ({ ...dot, at: point(dot.at) })),
    wires: wires.map((wire) => ({
      ...wire,
      path: { start: point(wire.path.start), segments: wire.path.segments.map(segment) },
      ...(wire.label === undefined ? {} : { label: label(wire.label) }),
    })),
    ports: ports.map(port),
  }
}

/** The path of pieces one after another, so far beside them; lines that go on are one. */
function joined(pieces: readonly Piece[], beside: number): Path {
  const [{ flow, start }] = pieces as readonly [Piece, ...Piece[]]
  const move = ({ x, y }: Point): Point => (flow === 'right' ? { x, y: y + beside } : { x: x + beside, y })
  const segments: Segment[] = []
  let before = move(start)
  for (const piece of pieces)
    for (const segment of piece.segments) {
      const to = move(segment.to)
      if (Math.abs(to.x - before.x) + Math.abs(to.y - before.y) < 1e-6) continue
      if (segment.kind === 'curve')
        segments.push({ kind: 'curve', controls: [move(segment.controls[0]), move(segment.controls[1])], to })
      else {
        // All lines go with the flow, so one that follows another goes on in it.
        if (segments.at(-1)?.kind === 'line') segments.pop()
        segments.push({ kind: 'line', to })
      }
      before = to
    }
  return { start: move(start), segments }
}

/** A path from its end to its start. */
function reversed(path: Path): Path {
  const points = ends(path)
  const segments = path.segments.map((segment, at): Segment => {
    const to = points[at] as Point
    return segment.kind === 'line'
      ? { kind: 'line', to }
      : { kind: 'curve', controls: [segment.controls[1], segment.controls[0]], to }
  })
  return { start: points.at(-1) as Point, segments: segments.toReversed() }
}

/** A pen stands at a place of the canvas, and draws in the coordinates of the block there. */
export class Pen {
  readonly canvas: Canvas
  /** Which way the block flows. */
  readonly flow: Direction
  readonly #along: number
  readonly #across: number

  constructor(canvas: Canvas, flow: Direction, along = 0, across = 0) {
    this.canvas = canvas
    this.flow = flow
    this.#along = along
    this.#across = across
  }

  moved(along: number, across: number): Pen {
    return new Pen(this.canvas, this.flow, this.#along + along, this.#across + across)
  }

  /** The pen of a block that flows across this one, towards its bottom. */
  turned(): Pen {
    return new Pen(this.canvas, this.flow === 'right' ? 'down' : 'right', this.#across, this.#along)
  }

  /** A place of the block in the picture. */
  point(along: number, across: number): Point {
    const [u, v] = [this.#along + along, this.#across + across]
    return this.flow === 'right' ? { x: u, y: v } : { x: v, y: u }
  }

  /** A rectangle of the block in the picture. */
  area(
    along: number,
    across: number,
    length: number,
    breadth: number,
  ): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } {
    const [width, height] = this.flow === 'right' ? [length, breadth] : [breadth, length]
    return { ...this.point(along, across), width, height }
  }

  /** A part of a strand that flows with the block: first straight on, then to where it ends. */
  strand(from: Edge, start: number, to: Edge, end: number, straight: number = start): void {
    const [before, after] = [from.at, to.at]
    const level = Math.abs(before - after) < 0.01
    const middle = (straight + end) / 2
    const segments: Segment[] = level
      ? [{ kind: 'line', to: this.point(end, after) }]
      : [
          ...(straight > start ? [{ kind: 'line', to: this.point(straight, before) } as const] : []),
          {
            kind: 'curve',
            controls: [this.point(middle, before), this.point(middle, after)],
            to: this.point(end, after),
          },
        ]
    this.canvas.piece({
      from: from.joint,
      to: to.joint,
      strand: from.strand,
      flow: this.flow,
      start: this.point(start, before),
      segments,
    })
  }

  /** The label of a strand at a place along it, between its neighbours. */
  name(edge: Edge, along: number): void {
    if (!this.canvas.style.labels) return
    const { strand, at } = edge
    const [half, size] = [halfOf(strand), sizes.label]
    const differ = labelsDiffer(strand)
    const label = (part: Strand['forward'], side: -1 | 1): DrawnLabel | undefined => {
      if (part === undefined) return undefined
      const text = partName(part)
      if (this.flow === 'right')
        return { text, at: this.point(along, at + side * (half + size / 2 + 3)), anchor: 'middle', size }
      return { text, at: this.point(along, at + side * (half + 5)), anchor: side === 1 ? 'start' : 'end', size }
    }
    const usual = this.flow === 'right' ? -1 : 1
    const other = this.flow === 'right' ? 1 : -1
    this.canvas.name(edge.joint, {
      forward: label(strand.forward, differ ? -1 : usual),
      backward: differ
        ? label(strand.backward, 1)
        : strand.forward === undefined
          ? label(strand.backward, other)
          : undefined,
    })
  }

  /** The label of a strand at its open end: before it, or behind it. */
  nameEnd(edge: Edge, along: number, side: -1 | 1): void {
    if (!this.canvas.style.labels) return
    const { strand, at } = edge
    const size = sizes.label
    const label = (part: Strand['forward'], across: number): DrawnLabel | undefined => {
      if (part === undefined) return undefined
      const text = partName(part)
      if (this.flow === 'right')
        return { text, at: this.point(along + side * 5, at + across), anchor: side === -1 ? 'end' : 'start', size }
      return { text, at: this.point(along + side * (size / 2 + 3), at + across), anchor: 'middle', size }
    }
    const differ = labelsDiffer(strand)
    const apart = this.flow === 'right' ? size / 2 + 1 : 0
    this.canvas.name(edge.joint, {
      forward: label(strand.forward, differ ? -apart : 0),
      backward: differ || strand.forward === undefined ? label(strand.backward, differ ? apart : 0) : undefined,
    })
  }

  /** Ports of the whole picture, where strands are open. */
  open(edges: readonly Edge[], side: Side, at: Point, flow: Direction): void {
    const count = this.canvas.opened
    for (const port of this.ports(
      edges,
      side,
      () => at,
      flow,
      count,
      (port) => ({ kind: 'open', port }),
    ))
      this.canvas.open(port)
  }

  /** The ports of edges, at a place along, and the terminals of their strands, whose ends are found by the port's number. */
  ports(
    edges: readonly Edge[],
    side: Side,
    at: (edge: Edge) => Point,
    flow: Direction,
    first: number,
    end: (port: number) => DrawnEnd,
  ): DrawnPort[] {
    const ports: DrawnPort[] = []
    for (const edge of edges) {
      const { strand } = edge
      const { x, y } = at(edge)
      const half = halfOf(strand)
      const numbers = { forward: first + ports.length, backward: first + ports.length }
      for (const way of ['forward', 'backward'] as const) {
        const part = strand[way]
        if (part === undefined) continue
        const beside = way === 'forward' ? -half : half
        numbers[way] = first + ports.length
        const inwards = (way === 'forward') === (side !== 'output')
        ports.push({
          side,
          flow: inwards ? 'in' : 'out',
          object: partName(part),
          at: flow === 'right' ? { x, y: y + beside } : { x: x + beside, y },
        })
      }
      this.canvas.terminal(edge.joint, { forward: end(numbers.forward), backward: end(numbers.backward) })
    }
    return ports
  }
}
