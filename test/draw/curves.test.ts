/** Pictures of curves: what is where, the marks of axes, and the golden ones. */
import { describe, expect, test } from 'vitest'
import type { DrawnLabel } from 'lensor/draw'
import type { Curves, Panel, PlacedPanel } from '../../docs/examples/figures/curves.ts'
import { linearAxis, logarithmicAxis, placeCurves } from '../../docs/examples/figures/curves.ts'
import { drawCurves } from '../../docs/examples/figures/draw-curves.ts'
import { textWidth } from '../../src/draw/text.ts'

const falling = (rate: number, length = 21): readonly number[] =>
  Array.from({ length }, (_, at) => 5 * Math.exp(-rate * at) + 0.01)

const repeats = (rate: number, length?: number): readonly (readonly number[])[] =>
  [1, 1.2, 0.7].map((factor) => falling(factor * rate, length))

const panel: Panel = {
  title: 'A loss',
  x: { label: 'step' },
  y: { label: 'loss', logarithmic: true },
  curves: [
    { name: 'one', repeats: repeats(0.3) },
    { name: 'another', repeats: repeats(0.31) },
    { name: 'a slow one <', repeats: repeats(0.05) },
  ],
}

const both: Curves = {
  title: 'Losses',
  description: 'Losses fall.',
  panels: [
    panel,
    {
      title: 'Another',
      x: { label: 'samples', first: 100, every: 100 },
      y: { label: 'loss' },
      curves: panel.curves.slice(1),
    },
  ],
}

interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

function areaOf({ text, at, anchor, size }: DrawnLabel): Area {
  const width = textWidth(text, size)
  const x = at.x - { start: 0, middle: 0.5, end: 1 }[anchor] * width
  return { x, y: at.y - size / 2, width, height: size }
}

const overlap = (left: Area, right: Area): boolean =>
  left.x < right.x + right.width &&
  right.x < left.x + left.width &&
  left.y < right.y + right.height &&
  right.y < left.y + left.height

const labelsOf = ({ title, axes, marks, curves }: PlacedPanel): readonly DrawnLabel[] => [
  title,
  ...axes,
  ...marks.map(({ label }) => label),
  ...curves.map(({ label }) => label),
]

const shapes: Readonly<Record<string, Curves>> = {
  'two panels': both,
  'one panel': { ...both, panels: [panel] },
  'rows of panels': { ...both, panels: [...both.panels, ...both.panels, panel] },
  'many curves that end at one place': {
    ...both,
    panels: [{ ...panel, curves: [0, 1, 2, 3, 4, 5, 6, 7].map((at) => ({ name: `${at}`, repeats: repeats(1) })) }],
  },
  'one repeat of one value': {
    ...both,
    panels: [{ ...panel, curves: [{ name: 'one', repeats: [[3]] }] }],
  },
  'values without a place': {
    ...both,
    panels: [{ ...panel, curves: [{ name: 'one', repeats: [[NaN, 1, 0.01, 0, -1, 2, Infinity]] }] }],
  },
  'numbers below zero': {
    ...both,
    panels: [{ ...panel, y: { label: 'y' }, curves: [{ name: 'one', repeats: [[-3, 400]] }] }],
  },
  nothing: { ...both, panels: [{ ...panel, curves: [] }] },
}

describe.each(Object.entries(shapes))('%s', (_, curves) => {
  const placed = placeCurves(curves)

  test('texts overlap neither each other nor a frame, and all are within the picture', () => {
    const labels = placed.panels.flatMap(labelsOf).map(areaOf)
    const frames = placed.panels.map(({ frame }) => frame)
    for (const [index, label] of labels.entries()) {
      for (const other of [...labels.slice(index + 1), ...frames]) expect(overlap(label, other)).toBe(false)
      expect(label.x).toBeGreaterThanOrEqual(0)
      expect(label.y).toBeGreaterThanOrEqual(0)
      expect(label.x + label.width).toBeLessThanOrEqual(placed.width)
      expect(label.y + label.height).toBeLessThanOrEqual(placed.height)
    }
  })

  test('curves, bands and marks are within their frames', () => {
    for (const { frame, curves, marks } of placed.panels) {
      expect(marks.length).toBeGreaterThan(1)
      const points = curves.flatMap(({ lines, bands }) => [...lines, ...bands].flat())
      for (const { x, y } of [...points, ...marks.map(({ from }) => from)]) {
        expect(x).toBeGreaterThanOrEqual(frame.x - 1e-6)
        expect(x).toBeLessThanOrEqual(frame.x + frame.width + 1e-6)
        expect(y).toBeGreaterThanOrEqual(frame.y - 1e-6)
        expect(y).toBeLessThanOrEqual(frame.y + frame.height + 1e-6)
      }
    }
  })
})

test('a curve is the median of its repeats, in a band from the least to the greatest', () => {
  const [
    {
      frame,
      curves: [curve],
    },
  ] = placeCurves({
    ...both,
    panels: [
      {
        ...panel,
        y: { label: 'y' },
        curves: [
          {
            name: 'one',
            repeats: [
              [0, 5],
              [10, 1],
              [2, 0],
            ],
          },
        ],
      },
    ],
  }).panels as [PlacedPanel]
  const height = (value: number): number => frame.y + frame.height * (1 - value / 10)
  const [left, right] = [frame.x, frame.x + frame.width]
  expect(curve?.lines).toEqual([
    [
      { x: left, y: height(2) },
      { x: right, y: height(1) },
    ],
  ])
  expect(curve?.bands).toEqual([
    [
      { x: left, y: height(0) },
      { x: right, y: height(0) },
      { x: right, y: height(5) },
      { x: left, y: height(10) },
    ],
  ])
})

test('a curve has a gap where a value has no place', () => {
  const [
    {
      curves: [curve],
    },
  ] = placeCurves(shapes['values without a place'] as Curves).panels as [PlacedPanel]
  expect(curve?.lines.map(({ length }) => length)).toEqual([2, 1])
})

test('a curve has its colour in every panel', () => {
  const colours = placeCurves(both).panels.map(({ curves }) => curves.map(({ name, colour }) => [name, colour]))
  expect(colours).toEqual([
    [
      ['one', 0],
      ['another', 1],
      ['a slow one <', 2],
    ],
    [
      ['another', 1],
      ['a slow one <', 2],
    ],
  ])
})

test('the marks of a linear axis are 1, 2 or 5 apart, times a power of ten', () => {
  expect(linearAxis(0, 1, true).marks).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1])
  expect(linearAxis(3, 97, true).marks).toEqual([0, 20, 40, 60, 80, 100])
  expect(linearAxis(0, 97, false).marks).toEqual([0, 20, 40, 60, 80])
  expect(linearAxis(-0.3, 0.21, true).marks).toEqual([-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3])
  expect(linearAxis(2, 2, true).marks).toEqual([2, 2.5])
  expect(linearAxis(0, 97, false).at(97)).toBe(1)
})

test('the marks of a logarithmic axis are powers of ten, or a few more within two of them', () => {
  expect(logarithmicAxis(0.002, 50).marks).toEqual([0.001, 0.01, 0.1, 1, 10, 100])
  expect(logarithmicAxis(0.3, 1).marks).toEqual([0.2, 0.5, 1])
  expect(logarithmicAxis(1e-10, 1).marks).toEqual([1e-10, 1e-8, 1e-6, 1e-4, 0.01, 1])
  expect(logarithmicAxis(7, 7).marks).toEqual([5, 10])
  expect(logarithmicAxis(0.001, 100).at(0.1)).toBeCloseTo(0.4, 12)
})

test('a mark at a power of ten is the power', () => {
  const far = { ...panel, curves: [{ name: 'one', repeats: [[1e-9, 1e6]] }] }
  const [{ marks }] = placeCurves({ ...both, panels: [far] }).panels as [PlacedPanel]
  expect(marks.map(({ label }) => label.text).slice(-6)).toEqual(['10⁻⁹', '10⁻⁶', '0.001', '1', '1000', '10⁶'])
})

test.each(['light', 'dark'] as const)('the golden picture, %s', async (theme) => {
  await expect(drawCurves(both, theme)).toMatchFileSnapshot(`golden/curves-${theme}.svg`)
})
