/** Pens: drawing in the coordinates of a block, wherever it stands and however it is turned. */
import type { Strand } from '../diagram.ts'
import { partName } from '../names.ts'
import type { DrawnEnd, DrawnLabel, DrawnPort, Point, Segment } from '../scene.ts'
import type { Direction, Edge } from './block.ts'
import { crossing, halfOf, labelsDiffer, sizes } from './block.ts'
import type { Canvas } from './canvas.ts'

type Side = DrawnPort['side']

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
    return new Pen(this.canvas, crossing(this.flow), this.#across, this.#along)
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
      const anchor = across < 0 ? 'end' : across > 0 ? 'start' : 'middle'
      return { text, at: this.point(along + side * (size / 2 + 3), at + across), anchor, size }
    }
    const differ = labelsDiffer(strand)
    const apart = this.flow === 'right' ? size / 2 + 1 : 3
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
