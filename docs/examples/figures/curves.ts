/** Pictures of curves: how a number goes along, of several repeats, in panels beside each other. */
import type { DrawnLabel, Point } from 'lensor/draw'
import { textWidth } from '../../../src/draw/text.ts'
import { figure } from '../../../src/report/numbers.ts'

/** A curve: what it is called, and its values in each repeat. Drawn are their median, and a band from least to greatest. */
export interface Curve {
  readonly name: string
  readonly repeats: readonly (readonly number[])[]
}

/** Curves in one frame. */
export interface Panel {
  readonly title: string
  /** What the curves run along: the first value is at `first`, 0 where nothing is said, the others `every` apart, or 1. */
  readonly x: { readonly label: string; readonly first?: number; readonly every?: number }
  readonly y: { readonly label: string; readonly logarithmic?: boolean }
  readonly curves: readonly Curve[]
}

/** A picture of panels, up to three beside each other, more in rows of two. A curve has the same colour in all of them. */
export interface Curves {
  readonly title: string
  /** What is seen, in a sentence. */
  readonly description: string
  readonly panels: readonly Panel[]
}

/** A mark of an axis: its line, and its number. */
export interface PlacedMark {
  readonly from: Point
  readonly to: Point
  readonly label: DrawnLabel
}

/** A curve in its place. Where a value has no place on the axis, line and band have a gap. */
export interface PlacedCurve {
  readonly name: string
  /** Which colour it has. */
  readonly colour: number
  readonly lines: readonly (readonly Point[])[]
  readonly bands: readonly (readonly Point[])[]
  /** Its name behind its end, and a line from the one to the other where they are apart. */
  readonly label: DrawnLabel
  readonly leader: readonly [Point, Point]
}

export interface PlacedPanel {
  readonly frame: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  readonly title: DrawnLabel
  readonly axes: readonly DrawnLabel[]
  readonly marks: readonly PlacedMark[]
  readonly curves: readonly PlacedCurve[]
}

export interface PlacedCurves {
  readonly title: string
  readonly description: string
  readonly width: number
  readonly height: number
  readonly panels: readonly PlacedPanel[]
}

const size = 12
const height = 260
const margin = { left: 64, top: 52, bottom: 48, right: 16 }
/** Between the end of a curve and its name. */
const gap = 14

/** How wide a frame is, by how many there are beside each other. */
const widths = [560, 310, 220]

/** Where all parts of a picture of curves are. */
export function placeCurves({ title, description, panels }: Curves): PlacedCurves {
  const names = [...new Set(panels.flatMap(({ curves }) => curves.map(({ name }) => name)))]
  const beside = panels.length > widths.length ? 2 : panels.length
  const width = widths[beside - 1] ?? 0
  const rowHeight = margin.top + height + margin.bottom
  const placed: PlacedPanel[] = []
  const ends = [0]
  for (const [index, panel] of panels.entries()) {
    const row = Math.floor(index / beside)
    const x = ends[row] ?? 0
    placed.push(placePanel(panel, { x: x + margin.left, y: row * rowHeight + margin.top, width, height }, names))
    const named = Math.max(0, ...panel.curves.map(({ name }) => textWidth(name, size)))
    ends[row] = x + margin.left + width + gap + Math.ceil(named) + margin.right
  }
  return { title, description, width: Math.max(...ends), height: ends.length * rowHeight, panels: placed }
}

function placePanel(panel: Panel, frame: PlacedPanel['frame'], names: readonly string[]): PlacedPanel {
  const { logarithmic = false } = panel.y
  const { first = 0, every = 1 } = panel.x
  const shown = (value: number): boolean => Number.isFinite(value) && (value > 0 || !logarithmic)
  const columns = panel.curves.map(({ repeats }) => columnsOf(repeats))
  const values = columns.flatMap((column) => column.flatMap(({ least, greatest }) => [least, greatest])).filter(shown)
  const last = first + every * Math.max(1, ...columns.map(({ length }) => length - 1))
  const along = linearAxis(first, last, false)
  const up = (logarithmic ? logarithmicAxis : linearAxis)(least(values), greatest(values), true)
  const across = (value: number): number => frame.x + along.at(value) * frame.width
  const down = (value: number): number => frame.y + (1 - up.at(value)) * frame.height
  const bottom = frame.y + frame.height

  const curves = panel.curves.map(({ name }, index) => {
    const runs = runsOf(columns[index] as readonly Column[], (column) => Object.values(column).every(shown))
    const points = (run: Run, of: keyof Column): Point[] =>
      run.map(([place, column]) => ({ x: across(first + every * place), y: down(column[of]) }))
    const lines = runs.map((run) => points(run, 'median'))
    const end = lines.at(-1)?.at(-1) ?? { x: frame.x + frame.width, y: bottom }
    return {
      name,
      colour: names.indexOf(name),
      lines,
      bands: runs.map((run) => [points(run, 'least'), points(run, 'greatest').toReversed()].flat()),
      end,
    }
  })
  const heights = spread(
    curves.map(({ end }) => end.y),
    size + 3,
    frame.y,
    bottom,
  )
  return {
    frame,
    title: label(panel.title, { x: frame.x, y: frame.y - 36 }, 'start', size + 1),
    axes: [
      label(panel.y.label, { x: frame.x, y: frame.y - 14 }, 'start'),
      label(panel.x.label, { x: frame.x + frame.width / 2, y: bottom + 36 }, 'middle'),
    ],
    marks: [
      ...along.marks.map((value): PlacedMark => {
        const x = across(value)
        const from = { x, y: bottom }
        return { from, to: { x, y: bottom + 4 }, label: label(marked(value), { x, y: bottom + 16 }, 'middle') }
      }),
      ...up.marks.map((value): PlacedMark => {
        const y = down(value)
        const to = { x: frame.x + frame.width, y }
        return { from: { x: frame.x, y }, to, label: label(marked(value), { x: frame.x - 8, y }, 'end') }
      }),
    ],
    curves: curves.map(({ end, name, colour, lines, bands }, index) => {
      const y = heights[index] as number
      const x = frame.x + frame.width + gap
      return { name, colour, lines, bands, label: label(name, { x, y }, 'start'), leader: [end, { x: x - 3, y }] }
    }),
  }
}

/** A number at a mark: of a power of ten the power alone. */
const marked = (value: number): string => figure(value).replace(/^1 × /, '')

const label = (text: string, at: Point, anchor: DrawnLabel['anchor'], high = size): DrawnLabel => ({
  text,
  at,
  anchor,
  size: high,
})

/** What the repeats have at one place. */
interface Column {
  readonly least: number
  readonly median: number
  readonly greatest: number
}

/** The columns of repeats that begin together, as far as all of them go. */
function columnsOf(repeats: readonly (readonly number[])[]): readonly Column[] {
  const length = least(
    repeats.map((values) => values.length),
    0,
  )
  return Array.from({ length }, (_, place) => {
    const sorted = repeats.map((values) => values[place] as number).toSorted((left, right) => left - right)
    const middle = (sorted.length - 1) / 2
    const median = ((sorted[Math.floor(middle)] as number) + (sorted[Math.ceil(middle)] as number)) / 2
    return { least: sorted[0] as number, median, greatest: sorted.at(-1) as number }
  })
}

type Run = readonly (readonly [place: number, column: Column])[]

/** The columns that follow each other without one that is not shown. */
function runsOf(columns: readonly Column[], shown: (column: Column) => boolean): readonly Run[] {
  const runs: (readonly [number, Column])[][] = [[]]
  for (const [place, column] of columns.entries())
    if (shown(column)) runs.at(-1)?.push([place, column])
    else if (runs.at(-1)?.length !== 0) runs.push([])
  return runs.filter(({ length }) => length > 0)
}

const least = (values: readonly number[], none = 1): number =>
  values.length === 0 ? none : values.reduce((low, value) => Math.min(low, value))
const greatest = (values: readonly number[], none = 1): number =>
  values.length === 0 ? none : values.reduce((high, value) => Math.max(high, value))

/** An axis: how far along it a value is, from 0 to 1, and the values that are marked. */
interface Axis {
  at(value: number): number
  readonly marks: readonly number[]
}

/** An axis from mark to mark where it is rounded, else from value to value; marks are 1, 2 or 5 apart, times a power of ten. */
export function linearAxis(low: number, high: number, rounded: boolean): Axis {
  const span = high - low || Math.abs(high) || 1
  const power = 10 ** Math.floor(Math.log10(span / 5))
  const step = ([1, 2, 5, 10].find((factor) => span / (factor * power) <= 6) as number) * power
  const [first, last] = rounded
    ? [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)]
    : [Math.ceil(low / step - 1e-9), Math.floor(high / step + 1e-9)]
  const marks = Array.from({ length: Math.max(last, first + Number(rounded)) - first + 1 }, (_, at) =>
    Number(((first + at) * step).toPrecision(12)),
  )
  const [begin, end] = rounded ? [marks[0] as number, marks.at(-1) as number] : [low, low + span]
  return { at: (value) => (value - begin) / (end - begin), marks }
}

/** A logarithmic axis from mark to mark: powers of ten, as many apart as fit; within less than two of them 1, 2 and 5 times each. */
export function logarithmicAxis(low: number, high: number): Axis {
  const powers = (rounding: (value: number) => number, value: number, nearly: number): number =>
    rounding(Math.log10(value) + nearly)
  const [first, last] = [powers(Math.floor, low, 1e-9), powers(Math.ceil, high, -1e-9)]
  const apart = Math.ceil((last - first) / 7) || 1
  const few = Math.log10(high / low) < 2
  const all = Array.from({ length: Math.max(1, last - first) + 1 }, (_, at) => first + at).flatMap((power) =>
    few ? [1, 2, 5].map((factor) => factor * 10 ** power) : (power - first) % apart === 0 ? [10 ** power] : [],
  )
  const begin = Math.max(
    0,
    all.findLastIndex((mark) => mark <= low * (1 + 1e-9)),
  )
  const beyond = all.findIndex((mark) => mark >= high * (1 - 1e-9) && mark > (all[begin] as number))
  const marks = all.slice(begin, beyond < 0 ? undefined : beyond + 1)
  const [from, to] = [Math.log(marks[0] as number), Math.log(Math.max(marks.at(-1) as number, high))]
  return {
    at: (value) => (Math.log(value) - from) / (to - from),
    marks: marks.map((mark) => Number(mark.toPrecision(6))),
  }
}

/** Heights as near as may be to the wanted ones, in their order, at least so far apart, and between the bounds where there is room. */
function spread(wanted: readonly number[], apart: number, top: number, bottom: number): readonly number[] {
  const order = [...wanted.keys()].toSorted((left, right) => (wanted[left] as number) - (wanted[right] as number))
  const found = [...wanted]
  let free = top
  for (const [rank, index] of order.entries()) {
    const room = bottom - apart * (order.length - 1 - rank)
    found[index] = Math.max(free, Math.min(wanted[index] as number, room))
    free = (found[index] as number) + apart
  }
  return found
}
