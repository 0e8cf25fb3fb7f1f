import { layout } from './layout/layout.ts'
import type { Drawable, LayoutOptions } from './options.ts'
import { svgOf } from './svg.ts'
import type { ThemeName } from './theme.ts'
import { themes } from './theme.ts'

/** How a term is drawn. */
export interface DrawOptions extends LayoutOptions {
  /** The colours; `'light'` where there is none. `'print'` is black on nothing. */
  readonly theme?: ThemeName
  /** What the names of elements begin with; `'lensor'` where there is none. Pictures on one page need names of their own. */
  readonly id?: string
}

/** The picture of a parametric map or lens, as SVG. */
export function draw(term: Drawable, options: DrawOptions = {}): string {
  const { theme = 'light', id = 'lensor' } = options
  return svgOf(layout(term, options), { theme: themes[theme], id })
}
