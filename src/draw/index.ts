/** Terms that draw themselves. */
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
