import { draw } from 'lensor/draw'
import { figures } from './figures.ts'

/** The figures as SVG, each for light and for dark pages, and the names of their files. */
export function drawnFigures(): readonly { readonly file: string; readonly svg: string }[] {
  return figures.flatMap(({ name, term, options }) => [
    { file: `${name}.svg`, svg: draw(term, { ...options, id: name }) },
    { file: `${name}-dark.svg`, svg: draw(term, { ...options, id: name, theme: 'dark' }) },
  ])
}
