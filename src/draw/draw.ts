import { layout } from './layout/layout.ts'
import type { Drawn, LayoutOptions } from './options.ts'
import { checkOptions } from './options.ts'
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

/**
 * The picture of a parametric map P ⊗ A → B or of a parametric lens, as an SVG document: a string diagram.
 *
 * It flows from left to right, and parameters come in from above. A copy is a dot and a permutation a crossing; `batch` and
 * `iterate` are frames around what they do. In the picture of a lens each wire has one back beside it; a double border is
 * around what has a reverse derivative inside, an optimiser stands above the parameters that it updates, and what closes
 * the picture is round. Layers are one box each. Elements have classes such as `box`, `wire` and `backward`, and titles
 * that say their types. Throws `LensorError` where the value is neither a map nor a lens, or an option is none of its choices.
 *
 * Source: the graphical language of §2 and of the figures of §4; Selinger, A Survey of Graphical Languages for Monoidal
 * Categories (2010).
 *
 * @example
 * ```ts
 * import { adam, dense, descent, input, quadratic, tanh } from 'lensor'
 * import { draw } from 'lensor/draw'
 *
 * const model = input(4).pipe(dense(16)).pipe(tanh).pipe(dense(3))
 * const learner = model.lens().reparam(adam()).pipe(quadratic).pipe(descent(0.1))
 * const svg = draw(learner, { theme: 'dark' })
 * svg.startsWith('<svg') // => true
 * svg.includes('<title>Adam ⊗ Label ⊗ ℝ[4] → 1</title>') // => true
 * ```
 */
export function draw<Piece>(piece: Drawn<Piece>, options: DrawOptions = {}): string {
  checkOptions(options)
  const { theme = 'light', id = 'lensor' } = options
  return svgOf(layout<Piece>(piece, options), { theme: themes[theme], id })
}
