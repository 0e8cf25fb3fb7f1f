/** Colours. */
import type { BoxKind } from './scene.ts'

/** What a theme is called. */
export type ThemeName = 'light' | 'dark' | 'print'

/** The fill and the line of an area. */
interface Colours {
  readonly fill: string
  readonly line: string
}

export interface Theme {
  /** `none` where a picture is transparent. */
  readonly background: string
  readonly text: string
  /** Labels of wires and frames. */
  readonly label: string
  readonly forward: string
  readonly backward: string
  readonly frame: Colours
  readonly boxes: Readonly<Record<BoxKind, Colours>>
}

const ink = '#1f2a37'

const light: Theme = {
  background: '#ffffff',
  text: ink,
  label: '#52606d',
  forward: ink,
  backward: '#c2410c',
  frame: { fill: '#f6f8fa', line: '#9aa5b1' },
  boxes: {
    map: { fill: '#e8f0fb', line: '#2f5d94' },
    derivative: { fill: '#e8f0fb', line: '#2f5d94' },
    reverse: { fill: '#fdeee6', line: '#c2410c' },
    lens: { fill: '#fff6dd', line: '#94701a' },
    bundle: { fill: ink, line: ink },
  },
}

const pale = '#e6edf3'

const dark: Theme = {
  background: '#0d1117',
  text: pale,
  label: '#9da7b3',
  forward: pale,
  backward: '#f0883e',
  frame: { fill: '#161b22', line: '#4b5563' },
  boxes: {
    map: { fill: '#15263f', line: '#6ea8fe' },
    derivative: { fill: '#15263f', line: '#6ea8fe' },
    reverse: { fill: '#3a2012', line: '#f0883e' },
    lens: { fill: '#33290f', line: '#d8b24a' },
    bundle: { fill: pale, line: pale },
  },
}

const black = '#000000'
const drawn: Colours = { fill: '#ffffff', line: black }

const print: Theme = {
  background: 'none',
  text: black,
  label: black,
  forward: black,
  backward: black,
  frame: { fill: 'none', line: '#666666' },
  boxes: { map: drawn, derivative: drawn, reverse: drawn, lens: drawn, bundle: { fill: black, line: black } },
}

export const themes: Readonly<Record<ThemeName, Theme>> = { light, dark, print }
