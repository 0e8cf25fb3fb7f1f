/** What is wrong with a scene as a drawing: overlaps, wires through boxes, ports that nothing meets. */
import { textWidth } from '../../src/draw/text.ts'
import type { DrawnEnd, DrawnLabel, DrawnPort, DrawnWire, Path, Point, Scene } from 'lensor/draw'

interface Area {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Whether two areas share more than a border, or come nearer to each other than so much. */
const overlap = (left: Area, right: Area, apart = -0.1): boolean =>
  left.x < right.x + right.width + apart &&
  right.x < left.x + left.width + apart &&
  left.y < right.y + right.height + apart &&
  right.y < left.y + left.height + apart

const contains = (outer: Area, inner: Area): boolean =>
  outer.x <= inner.x &&
  outer.y <= inner.y &&
  outer.x + outer.width >= inner.x + inner.width &&
  outer.y + outer.height >= inner.y + inner.height

const near = (left: Point, right: Point): boolean => Math.hypot(left.x - right.x, left.y - right.y) < 0.05

/** Points along a path, close to each other. */
function sampled({ start, segments }: Path): Point[] {
  const points = [start]
  let from = start
  for (const segment of segments) {
    const [first, second] = segment.kind === 'curve' ? segment.controls : [from, segment.to]
    for (let step = 1; step <= 24; step++) {
      const t = step / 24
      const at = (a: number, b: number, c: number, d: number): number =>
        (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d
      points.push({ x: at(from.x, first.x, second.x, segment.to.x), y: at(from.y, first.y, second.y, segment.to.y) })
    }
    from = segment.to
  }
  return points
}

/** The areas that lie over a path, or beside it, in buckets of so many pixels. */
function buckets(areas: readonly Area[], size = 80): (point: Point) => readonly Area[] {
  const found = new Map<string, Area[]>()
  for (const area of areas)
    for (let x = Math.floor(area.x / size); x <= Math.floor((area.x + area.width) / size); x++)
      for (let y = Math.floor(area.y / size); y <= Math.floor((area.y + area.height) / size); y++) {
        const key = `${x} ${y}`
        found.set(key, [...(found.get(key) ?? []), area])
      }
  return ({ x, y }) => found.get(`${Math.floor(x / size)} ${Math.floor(y / size)}`) ?? []
}

function overlaps({ boxes, frames }: Scene): string[] {
  const found: string[] = []
  for (const [at, box] of boxes.entries())
    for (const other of boxes.slice(at + 1))
      if (overlap(box, other, 5)) found.push(`${box.id} is too near to ${other.id}`)
  for (const [at, frame] of frames.entries())
    for (const other of [...boxes, ...frames.slice(at + 1)])
      if (overlap(frame, other) && !contains(frame, other)) found.push(`${other.id} lies across ${frame.id}`)
  return found
}

/** Wires that go through a box: at more than their ends. */
function crossings({ boxes, wires }: Scene): string[] {
  const around = buckets(boxes)
  return wires.flatMap(({ id, path }) => {
    const through = new Set<string>()
    for (const point of sampled(path))
      for (const { id, x, y, width, height } of around(point))
        if (point.x > x + 0.5 && point.x < x + width - 0.5 && point.y > y + 0.5 && point.y < y + height - 0.5)
          through.add(id)
    return [...through].map((box) => `${id} goes through ${box}`)
  })
}

/** Wires that go back on their way: a wire goes in one direction, in which it begins and ends straight. */
function turns({ id, path }: DrawnWire): string[] {
  const [first] = path.segments
  if (first === undefined) return []
  const towards = first.kind === 'curve' ? first.controls[0] : first.to
  const axis = Math.abs(towards.x - path.start.x) >= Math.abs(towards.y - path.start.y) ? 'x' : 'y'
  const points = sampled(path)
  const sign = Math.sign(towards[axis] - path.start[axis])
  const back = points.slice(1).some((point, at) => sign * (point[axis] - (points[at] as Point)[axis]) < -0.02)
  return back ? [`${id} turns back`] : []
}

/** Ports that no wire or more than one meets, wires that end elsewhere, ports off their border or out of order. */
function joints({ boxes, frames, wires, ports, dots }: Scene): string[] {
  const found: string[] = []
  const owners = new Map<string, readonly DrawnPort[]>([
    ...boxes.map(({ id, ports }) => [id, ports] as const),
    ...frames.map(({ id, ports }) => [id, ports] as const),
    ['open', ports],
  ])
  const places = new Map(dots.map(({ id, at }) => [id, at]))
  const met = new Map<string, number>()
  const meet = (wire: DrawnWire, end: DrawnEnd, at: Point): void => {
    if (end.kind === 'dot') {
      if (!near(places.get(end.id) as Point, at)) found.push(`${wire.id} misses ${end.id}`)
      return
    }
    const owner = end.kind === 'open' ? 'open' : end.id
    const port = owners.get(owner)?.[end.port]
    if (port === undefined || !near(port.at, at)) found.push(`${wire.id} misses port ${end.port} of ${owner}`)
    const key = `${owner} ${end.port}`
    met.set(key, (met.get(key) ?? 0) + 1)
  }
  for (const wire of wires) {
    meet(wire, wire.from, wire.path.start)
    meet(wire, wire.to, wire.path.segments.at(-1)?.to ?? wire.path.start)
  }
  for (const [owner, all] of owners)
    for (const at of all.keys())
      if (met.get(`${owner} ${at}`) !== 1)
        found.push(`port ${at} of ${owner} is met ${met.get(`${owner} ${at}`) ?? 0}×`)
  for (const { id, direction, ports, x, y, width, height } of boxes) {
    const right = direction === 'right'
    for (const side of ['parameter', 'input', 'output'] as const) {
      const own = ports.filter((port) => port.side === side).map(({ at }) => at)
      const flowing = side !== 'parameter'
      const border = side === 'output' ? (right ? x + width : y + height) : flowing === right ? x : y
      for (const [index, at] of own.entries()) {
        if (Math.abs((flowing === right ? at.x : at.y) - border) > 0.05)
          found.push(`a ${side} of ${id} is off its border`)
        const before = own[index - 1]
        const [here, there] = [at, before].map((point) => (flowing === right ? point?.y : point?.x))
        if (there !== undefined && (here as number) <= there) found.push(`${side}s of ${id} are out of order`)
      }
    }
  }
  return found
}

/** Where a label stands. */
function areaOf(id: string, { text, at, anchor, size }: DrawnLabel): Area {
  const width = textWidth(text, size)
  const x = anchor === 'start' ? at.x : anchor === 'end' ? at.x - width : at.x - width / 2
  return { id, x, y: at.y - 0.4 * size, width, height: 0.8 * size }
}

/** Labels that lie over each other, or over a box that is not theirs. */
function unreadable({ boxes, frames, wires }: Scene): string[] {
  const labels = [
    ...frames.map(({ id, label }) => areaOf(id, label)),
    ...wires.flatMap(({ id, label }) => (label === undefined ? [] : [areaOf(id, label)])),
  ]
  const around = buckets(labels)
  const found = new Set<string>()
  for (const label of labels) {
    for (const point of [label, { x: label.x + label.width, y: label.y + label.height }])
      for (const other of around(point))
        if (other !== label && overlap(label, other))
          found.add(`the labels of ${[label.id, other.id].toSorted().join(' and ')} overlap`)
    for (const box of boxes) if (overlap(label, box)) found.add(`the label of ${label.id} lies over ${box.id}`)
  }
  return [...found]
}

/** Everything that is wrong with a scene as a drawing. */
export function faults(scene: Scene): string[] {
  const outside = [...scene.boxes, ...scene.frames].filter(
    (area) => !contains({ id: '', x: 0, y: 0, width: scene.width, height: scene.height }, area),
  )
  return [
    ...overlaps(scene),
    ...crossings(scene),
    ...scene.wires.flatMap(turns),
    ...joints(scene),
    ...unreadable(scene),
    ...outside.map(({ id }) => `${id} is outside of the picture`),
  ]
}
