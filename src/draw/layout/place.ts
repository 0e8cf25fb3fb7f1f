/** Where a picture lies: from what is drawn anywhere to a scene that begins at its top left corner. */
import { textWidth } from '../text.ts'
import type { DrawnBox, DrawnFrame, DrawnLabel, DrawnPort, Point, Scene, Segment } from '../scene.ts'
import { ends } from './path.ts'

/** How much is left free around a picture. */
const margin = 10

type Parts = Pick<Scene, 'frames' | 'boxes' | 'dots' | 'wires' | 'ports'>

const least = (numbers: readonly number[]): number => numbers.reduce((low, number) => Math.min(low, number), Infinity)

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

/** Everything where it stands in the picture, with a margin around it, and how large the picture then is. */
export function placed(parts: Parts): Parts & Pick<Scene, 'width' | 'height'> {
  const all = corners(parts)
  const [xs, ys] = [all.map(({ x }) => x), all.map(({ y }) => y)]
  const [left, top] = [least(xs) - margin, least(ys) - margin]
  const whole = (size: number): number => Math.ceil(size + margin)
  const width = whole(-least(xs.map((x) => -x)) - left)
  const height = whole(-least(ys.map((y) => -y)) - top)
  return { width, height, ...shifted(parts, -left, -top) }
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
