/** Paths of wires, put together from pieces. */
import type { Strand } from '../diagram.ts'
import type { Path, Point, Segment } from '../scene.ts'
import type { Direction, Joint } from './block.ts'

/** A part of a strand between two joints. */
export interface Piece {
  readonly from: Joint
  readonly to: Joint
  readonly strand: Strand
  readonly flow: Direction
  readonly start: Point
  readonly segments: readonly Segment[]
}

/** Where a path begins, and where each of its parts ends. */
export const ends = ({ start, segments }: Path): Point[] => [start, ...segments.map(({ to }) => to)]

/** The path of pieces one after another, so far beside them; lines that go on are one. */
export function pathOf(pieces: readonly Piece[], beside: number): Path {
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
export function reversed(path: Path): Path {
  const points = ends(path)
  const segments = path.segments.map((segment, at): Segment => {
    const to = points[at] as Point
    return segment.kind === 'line'
      ? { kind: 'line', to }
      : { kind: 'curve', controls: [segment.controls[1], segment.controls[0]], to }
  })
  return { start: points.at(-1) as Point, segments: segments.toReversed() }
}
