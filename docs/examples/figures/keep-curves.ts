/** Keeps pictures of curves among the figures of the documentation, each for light and for dark pages. */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Curves } from './curves.ts'
import { drawCurves } from './draw-curves.ts'

const folder = resolve(import.meta.dirname, '../../figures')

/** Writes `docs/figures/NAME.svg` and `docs/figures/NAME-dark.svg`. */
export function keepCurves(name: string, curves: Curves): void {
  writeFileSync(resolve(folder, `${name}.svg`), drawCurves(curves, 'light'))
  writeFileSync(resolve(folder, `${name}-dark.svg`), drawCurves(curves, 'dark'))
}
