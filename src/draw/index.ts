/** Terms that show themselves: as a line of mathematics, as code that makes them again, as pictures. */
export type { DrawOptions } from './draw.ts'
export { draw } from './draw.ts'
export { layout } from './layout/layout.ts'
export type { Drawable, Drawn, LayoutOptions } from './options.ts'
export type {
  BoxKind,
  DotKind,
  DrawnBox,
  DrawnDot,
  DrawnEnd,
  DrawnFrame,
  DrawnLabel,
  DrawnPort,
  DrawnWire,
  FrameKind,
  Path,
  Point,
  Scene,
  Segment,
} from './scene.ts'
export type { ThemeName } from './theme.ts'
export type { TikzOptions } from './tikz.ts'
export { toTikz } from './tikz.ts'
export type { Showable, Shown } from './showable.ts'
export { showCode } from './show-code.ts'
export { show } from './show.ts'
