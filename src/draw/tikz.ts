import { latexOf } from './latex.ts'
import { layout } from './layout/layout.ts'
import type { Drawn, LayoutOptions } from './options.ts'
import { checkOptions } from './options.ts'
import type { DrawnBox, DrawnDot, DrawnFrame, DrawnLabel, DrawnWire, Path, Point, Scene } from './scene.ts'
import type { Theme, ThemeName } from './theme.ts'
import { themes } from './theme.ts'

/** How a term is drawn in LaTeX. */
export interface TikzOptions extends LayoutOptions {
  /** The colours; `'print'`, black on nothing, where there is none. */
  readonly theme?: ThemeName
}

/**
 * The picture of a parametric map or lens for LaTeX, as a `tikzpicture`: the same one that `draw` gives as SVG.
 *
 * It needs the package `tikz` and nothing else; with `amssymb` or `amsfonts`, ℝ and ℤ stand in blackboard bold. Names and
 * objects are in math mode, where ℝ[16×4] is ℝ^{16×4}. A pixel of the scene is 0.75pt. The styles of what is drawn are
 * called `lensor map`, `lensor forward` and so on, and stand in the options of the picture. Throws `LensorError` where the
 * value is neither a map nor a lens, or an option is none of its choices.
 *
 * @example
 * ```ts
 * import { dense, input } from 'lensor'
 * import { toTikz } from 'lensor/draw'
 *
 * const picture = toTikz(input(4).pipe(dense(3)))
 * picture.startsWith('\\begin{tikzpicture}') // => true
 * picture.includes('{$\\mathbb{R}^{3\\times 4}$}') // => true
 * ```
 */
export function toTikz<Piece>(piece: Drawn<Piece>, options: TikzOptions = {}): string {
  checkOptions(options)
  const { theme = 'print' } = options
  return tikzOf(layout<Piece>(piece, options), themes[theme])
}

/** A scene as a `tikzpicture`. */
function tikzOf(scene: Scene, theme: Theme): string {
  const { title, width, height, frames, boxes, dots, wires } = scene
  const corner = { x: width, y: height }
  const body = [
    `% ${title.replaceAll(/\s+/g, ' ')}`,
    // Where there is no blackboard bold, bold is.
    String.raw`\providecommand{\mathbb}[1]{\mathbf{#1}}`,
    theme.background === 'none'
      ? String.raw`\path[use as bounding box] (0,0) rectangle ${place(corner)};`
      : String.raw`\path[use as bounding box, fill=${colour(theme.background)}] (0,0) rectangle ${place(corner)};`,
    ...frames.flatMap(frameLines),
    ...wires.map(wireLine),
    ...dots.map(dotLine),
    ...boxes.flatMap(boxLines),
    ...wires.flatMap(({ label }) => (label === undefined ? [] : [labelLine(label, 'lensor label', true)])),
    ...frames.map(({ label }) => labelLine(label, 'lensor label', false)),
    ...boxes.flatMap(({ label }) => (label.text === '' ? [] : [labelLine(label, 'lensor name', false)])),
  ]
  const options = ['x=0.75pt', 'y=-0.75pt', 'line cap=round', 'line join=round', '>=latex', ...styles(theme)]
  return `\\begin{tikzpicture}[\n${options.map((option) => `  ${option},\n`).join('')}]\n${body.map((line) => `  ${line}\n`).join('')}\\end{tikzpicture}\n`
}

/** The styles of a theme. */
function styles(theme: Theme): string[] {
  const style = (name: string, ...keys: readonly string[]): string => `lensor ${name}/.style={${keys.join(', ')}}`
  const area = ({ fill, line }: { readonly fill: string; readonly line: string }): string[] => [
    `draw=${colour(line)}`,
    `fill=${colour(fill)}`,
  ]
  return [
    style('forward', `draw=${colour(theme.forward)}`, 'line width=0.8pt'),
    style('backward', `draw=${colour(theme.backward)}`, 'line width=0.8pt'),
    style('copy', 'lensor forward', `fill=${colour(theme.forward)}`),
    style('discard', 'lensor forward', `fill=${colour(theme.forward)}`),
    style('sum', 'lensor backward', `fill=${hollow(theme)}`),
    style('zero', 'lensor backward', `fill=${hollow(theme)}`),
    style('frame', ...area(theme.frame), 'line width=0.6pt', 'rounded corners=4.5pt'),
    ...Object.entries(theme.boxes).map(([kind, colours]) => style(kind, ...area(colours), 'line width=0.8pt')),
    style('label', 'inner sep=0pt', `text=${colour(theme.label)}`),
    style('name', 'inner sep=0pt', `text=${colour(theme.text)}`),
  ]
}

const hollow = ({ background }: Theme): string => colour(background === 'none' ? '#ffffff' : background)

/** A colour as TikZ has it. */
function colour(hexadecimal: string): string {
  if (hexadecimal === 'none') return 'none'
  if (hexadecimal === '#000000') return 'black'
  if (hexadecimal === '#ffffff') return 'white'
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hexadecimal.slice(at, at + 2), 16))
  return `{rgb,255:red,${red};green,${green};blue,${blue}}`
}

const number = (value: number): string => String(Math.round(value * 100) / 100)
const place = ({ x, y }: Point): string => `(${number(x)},${number(y)})`

const pathOf = ({ start, segments }: Path): string =>
  place(start) +
  segments
    .map((segment) =>
      segment.kind === 'line'
        ? ` -- ${place(segment.to)}`
        : ` .. controls ${place(segment.controls[0])} and ${place(segment.controls[1])} .. ${place(segment.to)}`,
    )
    .join('')

const wireLine = ({ flow, path, arrow }: DrawnWire): string =>
  String.raw`\draw[lensor ${flow}${arrow ? ', ->' : ''}] ${pathOf(path)};`

const dotLine = ({ kind, at }: DrawnDot): string => String.raw`\draw[lensor ${kind}] ${place(at)} circle[radius=3];`

function frameLines({ kind, x, y, width, height }: DrawnFrame): string[] {
  const inset = (by: number): string =>
    `${place({ x: x + by, y: y + by })} rectangle ${place({ x: x + width - by, y: y + height - by })};`
  return [
    String.raw`\draw[lensor frame] ${inset(0)}`,
    ...(kind === 'reverse' || kind === 'put' || kind === 'lens'
      ? [String.raw`\draw[lensor frame, fill=none] ${inset(3)}`]
      : []),
  ]
}

/** A box; what has a reverse derivative inside has a second border. */
function boxLines(box: DrawnBox): string[] {
  const { kind } = box
  return [
    String.raw`\draw[lensor ${kind}] ${outlineOf(box, 0)};`,
    ...(kind === 'derivative' || kind === 'reverse'
      ? [String.raw`\draw[lensor ${kind}, fill=none, line width=0.5pt] ${outlineOf(box, 3)};`]
      : []),
  ]
}

/** The outline of a box: where nothing flows on it is round. */
function outlineOf({ x: left, y: top, width, height, direction, outline }: DrawnBox, by: number): string {
  const [right, bottom] = [left + width - by, top + height - by]
  const [x, y] = [left + by, top + by]
  const small = Math.min(4, (right - x) / 2, (bottom - y) / 2)
  const half = (direction === 'right' ? bottom - y : right - x) / 2
  const radius = (end: DrawnBox['outline']): number => (outline === end ? Math.min(half, 16) : small)
  const [first, last] = [radius('point'), radius('cap')]
  // The radii of the corners, from the one at the top left onwards.
  const [a, b, c, d] = direction === 'right' ? [first, last, last, first] : [first, first, last, last]
  const arc = (angle: number, corner: number): string =>
    ` arc[start angle=${angle}, end angle=${angle + 90}, radius=${number(corner)}]`
  return [
    `${place({ x, y: y + a })}${arc(180, a)}`,
    ` -- ${place({ x: right - b, y })}${arc(270, b)}`,
    ` -- ${place({ x: right, y: bottom - c })}${arc(0, c)}`,
    ` -- ${place({ x: x + d, y: bottom })}${arc(90, d)} -- cycle`,
  ].join('')
}

const anchors = { start: 'mid west', middle: 'mid', end: 'mid east' } as const

function labelLine({ text, at, anchor, size }: DrawnLabel, style: string, isObject: boolean): string {
  const points = Math.round(size * 0.75)
  const font = String.raw`font=\fontsize{${points}}{${points}}\selectfont`
  return String.raw`\node[${style}, anchor=${anchors[anchor]}, ${font}] at ${place(at)} {$${latexOf(text, isObject)}$};`
}
