/** Scenes as SVG: plain SVG 1.1, so that every program that shows pictures shows the same one. */
import type { DrawnBox, DrawnDot, DrawnFrame, DrawnWire, Path, Point, Scene } from './scene.ts'
import type { Theme } from './theme.ts'
import { element, escaped, families, group, number, picture, place, textOf } from './xml.ts'

/** How SVG is written. */
export interface SvgStyle {
  readonly theme: Theme
  /** What the names of elements begin with. */
  readonly id: string
}

/** A scene as an SVG document. */
export function svgOf(scene: Scene, { theme, id }: SvgStyle): string {
  const { frames, boxes, dots, wires } = scene
  const labels = wires.flatMap(({ label }) => (label === undefined ? [] : [label]))
  return picture(scene, theme.background, [
    group(
      'frames',
      { 'stroke-width': 1 },
      frames.map((frame) => frameOf(frame, theme, id)),
    ),
    group(
      'wires',
      { fill: 'none', 'stroke-width': 1.3, 'stroke-linecap': 'round' },
      wires.map((wire) => wireOf(wire, theme, id)),
    ),
    group(
      'dots',
      { 'stroke-width': 1.3 },
      dots.map((dot) => dotOf(dot, theme, id)),
    ),
    group(
      'boxes',
      { 'stroke-width': 1.3, 'stroke-linejoin': 'round' },
      boxes.map((box) => boxOf(box, theme, id)),
    ),
    group(
      'labels',
      { 'font-family': families, fill: theme.label },
      [...labels, ...frames.map(({ label }) => label)].map(textOf),
    ),
    group(
      'names',
      { 'font-family': families, fill: theme.text },
      boxes
        .map(({ label }) => label)
        .filter(({ text }) => text !== '')
        .map(textOf),
    ),
  ])
}

const titled = (title: string, content: readonly string[]): string[] => [
  element('title', {}, [escaped(title)]),
  ...content,
]

const pathOf = ({ start, segments }: Path): string =>
  `M${place(start)}${segments
    .map((segment) =>
      segment.kind === 'line' ? `L${place(segment.to)}` : `C${[...segment.controls, segment.to].map(place).join(' ')}`,
    )
    .join('')}`

function wireOf({ id, flow, object, path, arrow }: DrawnWire, theme: Theme, prefix: string): string {
  const colour = theme[flow]
  const head = arrow ? [element('path', { class: 'arrow', d: arrowhead(path), fill: colour, stroke: 'none' })] : []
  const line = element('path', { d: pathOf(path) })
  return element('g', { id: `${prefix}-${id}`, class: `wire ${flow}`, stroke: colour }, titled(object, [line, ...head]))
}

/** A triangle at the end of a path. */
function arrowhead({ start, segments }: Path): string {
  const last = segments.at(-1)
  const to = last?.to ?? start
  const from = last?.kind === 'curve' ? last.controls[1] : (segments.at(-2)?.to ?? start)
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length]
  const corner = (side: -1 | 1): Point => ({ x: to.x - 7 * dx - side * 3 * dy, y: to.y - 7 * dy + side * 3 * dx })
  return `M${place(to)}L${place(corner(1))}L${place(corner(-1))}Z`
}

function dotOf({ id, kind, at, object }: DrawnDot, theme: Theme, prefix: string): string {
  const backward = kind === 'sum' || kind === 'zero'
  const colour = backward ? theme.backward : theme.forward
  const hollow = theme.background === 'none' ? '#ffffff' : theme.background
  const circle = { cx: number(at.x), cy: number(at.y), r: 3, fill: backward ? hollow : colour, stroke: colour }
  return element(
    'g',
    { id: `${prefix}-${id}`, class: `dot ${kind}` },
    titled(`${kind} ${object}`, [element('circle', circle)]),
  )
}

/** The title of what has a name and a type. */
const signature = (name: string, type: string): string => (name === '' ? type : `${name} : ${type}`)

function frameOf({ id, kind, type, x, y, width, height, label }: DrawnFrame, theme: Theme, prefix: string): string {
  const { fill, line } = theme.frame
  const area = { x: number(x), y: number(y), width: number(width), height: number(height), rx: 6, fill, stroke: line }
  const inset =
    kind === 'reverse' || kind === 'put' || kind === 'lens'
      ? [element('rect', { ...area, ...shrunk({ x, y, width, height }, 3), rx: 4, fill: 'none' })]
      : []
  return element(
    'g',
    { id: `${prefix}-${id}`, class: `frame ${kind}` },
    titled(signature(label.text, type), [element('rect', area), ...inset]),
  )
}

interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const shrunk = ({ x, y, width, height }: Area, by: number): Area => ({
  x: x + by,
  y: y + by,
  width: width - 2 * by,
  height: height - 2 * by,
})

function boxOf(box: DrawnBox, theme: Theme, prefix: string): string {
  const { id, kind, name, type } = box
  const { fill, line } = theme.boxes[kind]
  const shape = element('path', { d: outline(box, box), fill, stroke: line })
  // What has a reverse derivative inside has a second border.
  const inner =
    kind === 'derivative' || kind === 'reverse'
      ? [element('path', { d: outline(shrunk(box, 3), box), fill: 'none', stroke: line, 'stroke-width': 0.7 })]
      : []
  return element('g', { id: `${prefix}-${id}`, class: `box ${kind}` }, titled(signature(name, type), [shape, ...inner]))
}

/** The outline of a box: where nothing flows on it is round. */
function outline({ x, y, width, height }: Area, { direction, outline: shape }: DrawnBox): string {
  const small = Math.min(4, width / 2, height / 2)
  const round = (end: boolean): number => (end ? Math.min(direction === 'right' ? height / 2 : width / 2, 16) : small)
  const [first, last] = [round(shape === 'point'), round(shape === 'cap')]
  // The radii of the corners, from the one at the top left onwards.
  const radii = direction === 'right' ? [first, last, last, first] : [first, first, last, last]
  const [a, b, c, d] = radii as [number, number, number, number]
  const arc = (radius: number, to: Point): string => `A${number(radius)} ${number(radius)} 0 0 1 ${place(to)}`
  return [
    `M${place({ x: x + a, y })}L${place({ x: x + width - b, y })}${arc(b, { x: x + width, y: y + b })}`,
    `L${place({ x: x + width, y: y + height - c })}${arc(c, { x: x + width - c, y: y + height })}`,
    `L${place({ x: x + d, y: y + height })}${arc(d, { x, y: y + height - d })}`,
    `L${place({ x, y: y + a })}${arc(a, { x: x + a, y })}Z`,
  ].join('')
}
