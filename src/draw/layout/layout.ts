/** The layout of a term: its diagram, as blocks, as a scene. */
import type { Diagram } from '../diagram.ts'
import { diagramOf, diagramOfLens } from '../diagram.ts'
import { describe } from '../describe.ts'
import { typeOf } from '../names.ts'
import { primitivesOf } from '../primitives.ts'
import type { Scene } from '../scene.ts'
import { ParaLens } from '../../terms/parametric.ts'
import type { Drawn, LayoutOptions } from '../options.ts'
import { checkDrawable, checkOptions } from '../options.ts'
import { alongBlock } from './along.ts'
import type { Block, Direction, Edge, Hint, LayOut, Style } from './block.ts'
import { crossing, renewed, sizes } from './block.ts'
import { boxBlock } from './box.ts'
import { composeBlock } from './compose.ts'
import { frameBlock } from './frame.ts'
import { Canvas } from './canvas.ts'
import { Pen } from './pen.ts'
import { structureBlock } from './structure.ts'
import { tensorBlock } from './tensor.ts'

/**
 * The picture of a parametric map or lens as plain data: where its boxes, wires, dots and frames are. `draw` writes it as SVG.
 *
 * A composite is laid out from its parts: one after another for composition, beside each other for ⊗, the one above the
 * other for a reparametrisation. Boxes never overlap, and wires go through none. Throws `LensorError` where the value is
 * neither a map nor a lens, or an option is none of its choices.
 *
 * @example
 * ```ts
 * import { dense, input, tanh } from 'lensor'
 * import { layout } from 'lensor/draw'
 *
 * const scene = layout(input(4).pipe(dense(3)).pipe(tanh))
 * scene.title // => 'ℝ[3×4] ⊗ ℝ[3] ⊗ ℝ[4] → ℝ[3]'
 * scene.boxes.map(({ name }) => name) // => ['dense(3)', 'tanh']
 * scene.wires.map(({ object }) => object) // => ['ℝ[3×4]', 'ℝ[3]', 'ℝ[4]', 'ℝ[3]', 'ℝ[3]']
 * ```
 */
export function layout<Piece>(piece: Drawn<Piece>, options: LayoutOptions = {}): Scene {
  const term = checkDrawable(piece)
  checkOptions(options)
  const { detail = 'layers', direction = 'right', labels = true } = options
  const map = term instanceof ParaLens ? term.put : term
  const both = term instanceof ParaLens && detail === 'layers'
  const diagram =
    detail === 'primitives' ? primitivesOf(map.term) : both ? diagramOfLens(term.term) : diagramOf(map.term)
  const style = { labels }
  const canvas = new Canvas(style)
  drawOpen(new Pen(canvas, direction), blockOf(style)(diagram, direction, {}), both)
  return canvas.scene(typeOf(term.term), describe(diagram, typeOf(term.term), both))
}

/** How diagrams are laid out in a style. */
function blockOf(style: Style): LayOut {
  const layOut = (diagram: Diagram, direction: Direction, hint: Hint): Block => {
    switch (diagram.kind) {
      case 'box':
        return boxBlock(diagram, direction, hint, style)
      case 'structure':
        return structureBlock(diagram, direction, hint, style)
      case 'compose':
        return composeBlock(diagram.parts, direction, hint, style, layOut)
      case 'tensor':
        return tensorBlock(diagram.parts, direction, hint, layOut)
      case 'along':
        return alongBlock(diagram, direction, hint, style, layOut)
      case 'frame':
        return frameBlock(diagram, direction, hint, style, layOut)
    }
  }
  return layOut
}

/** A block with its strands drawn out to where they leave the picture. */
function drawOpen(pen: Pen, block: Block, both: boolean): void {
  const { length, top, params, inputs, outputs } = block
  const stub = sizes.stub + (both ? sizes.arrow : 0)
  const down = pen.turned()
  const [above, before, behind] = [renewed(params), renewed(inputs), renewed(outputs)]
  const open = (edges: readonly Edge[], side: 'parameter' | 'input' | 'output'): void => {
    const flow = side === 'parameter' ? crossing(pen.flow) : pen.flow
    for (const edge of edges) {
      const at =
        side === 'parameter'
          ? pen.point(edge.at, top - stub)
          : pen.point(side === 'input' ? -stub : length + stub, edge.at)
      pen.open([edge], side, at, flow)
    }
  }
  open(above, 'parameter')
  open(before, 'input')
  open(behind, 'output')
  for (const [at, edge] of above.entries()) {
    down.strand(edge, top - stub, params[at] as Edge, top)
    down.nameEnd(edge, top - stub, -1)
  }
  for (const [at, edge] of before.entries()) {
    pen.strand(edge, -stub, inputs[at] as Edge, 0)
    pen.nameEnd(edge, -stub, -1)
  }
  block.draw(pen)
  for (const [at, edge] of outputs.entries()) {
    const end = behind[at] as Edge
    pen.strand(edge, length, end, length + stub)
    pen.nameEnd(end, length + stub, 1)
  }
}
