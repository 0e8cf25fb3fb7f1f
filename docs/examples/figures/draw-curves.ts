/** Pictures of curves as SVG, in the typeface and on the ground of the other figures. */
import type { ThemeName, Point } from 'lensor/draw'
import { themes } from '../../../src/draw/theme.ts'
import { element, escaped, families, group, picture, place, textOf } from '../../../src/draw/xml.ts'
import type { Curves, PlacedCurve, PlacedPanel } from './curves.ts'
import { placeCurves } from './curves.ts'

/** Colours that whoever does not see red or green tells apart too, after Okabe and Ito (2008); dashes tell them apart without any. */
const colours: Readonly<Record<'light' | 'dark', readonly string[]>> = {
  light: ['#0072b2', '#d55e00', '#007a5a', '#a8447f', '#8a6200', '#1f2a37'],
  dark: ['#56b4e9', '#f0883e', '#2fbf94', '#e39ac4', '#e6b422', '#e6edf3'],
}
const dashes = ['none', '7 3', '2 3', '9 3 2 3', '4 2', '1 4']

/** A picture of curves as an SVG document. */
export function drawCurves(curves: Curves, theme: Exclude<ThemeName, 'print'>): string {
  const placed = placeCurves(curves)
  return picture(
    placed,
    themes[theme].background,
    placed.panels.map((panel) => panelOf(panel, theme)),
  )
}

function panelOf({ frame, title, axes, marks, curves }: PlacedPanel, theme: 'light' | 'dark'): string {
  const { text, label, frame: colour } = themes[theme]
  const face = { 'font-family': families }
  return group('panel', {}, [
    group('marks', { fill: 'none', stroke: colour.line, 'stroke-width': 1 }, [
      ...marks.map(({ from, to }) => element('path', { d: lineOf([from, to]), 'stroke-opacity': 0.4 })),
      element('path', {
        d: lineOf([
          { x: frame.x, y: frame.y },
          { x: frame.x, y: frame.y + frame.height },
          { x: frame.x + frame.width, y: frame.y + frame.height },
        ]),
      }),
    ]),
    ...curves.map((curve) => curveOf(curve, theme)),
    group('labels', { ...face, fill: label }, [...marks.map((mark) => mark.label), ...axes].map(textOf)),
    group('titles', { ...face, fill: text, 'font-weight': 'bold' }, [textOf(title)]),
  ])
}

function curveOf({ name, colour, lines, bands, label, leader }: PlacedCurve, theme: 'light' | 'dark'): string {
  const ink = colours[theme][colour % colours[theme].length] as string
  const dash = dashes[colour % dashes.length] as string
  const stroked = { fill: 'none', stroke: ink }
  return group('curve', { fill: ink, 'font-family': families }, [
    element('title', {}, [escaped(name)]),
    ...bands.map((band) => element('path', { d: `${lineOf(band)}Z`, 'fill-opacity': 0.16 })),
    ...lines.map((line) =>
      element('path', { d: lineOf(line), ...stroked, 'stroke-width': 1.75, 'stroke-dasharray': dash }),
    ),
    element('path', { d: lineOf(leader), ...stroked, 'stroke-opacity': 0.6 }),
    textOf(label),
  ])
}

const lineOf = (points: readonly Point[]): string => `M${points.map(place).join('L')}`
