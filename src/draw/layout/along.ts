/** Reparametrisations: a block, and above it a block that flows down into its parameters. */
import type { AlongDiagram } from '../diagram.ts'
import type { Block, Direction, Edge, Hint, LayOut, Style } from './block.ts'
import { Joint, bend, furthest, moved, placesOf } from './block.ts'
import { drawChannel, labelRoom } from './compose.ts'

/** The direction that crosses another. */
export const crossing = (direction: Direction): Direction => (direction === 'right' ? 'down' : 'right')

/** A block with another above its parameters, which is laid out so that it ends where they are. */
export function alongBlock(
  diagram: AlongDiagram,
  direction: Direction,
  hint: Hint,
  style: Style,
  layOut: LayOut,
): Block {
  const of = layOut(diagram.of, direction, hint)
  const by = layOut(diagram.by, crossing(direction), { outputs: placesOf(of.params), middle: of.length / 2 })
  return above(by, of, direction, style)
}

function above(by: Block, of: Block, direction: Direction, style: Style): Block {
  const straight = labelRoom(by.outputs, crossing(direction), style)
  const between = straight + bend(furthest(placesOf(by.outputs), placesOf(of.params)))
  const [before, behind] = [Math.max(0, -by.top), Math.max(0, by.bottom - of.length)]
  const length = before + of.length + behind
  const top = of.top - between - by.length
  const [inputs, outputs] = [of.inputs, of.outputs].map((edges, side) =>
    (side === 0 ? before : behind) === 0 ? edges : edges.map((edge) => ({ ...edge, joint: new Joint() })),
  ) as [readonly Edge[], readonly Edge[]]
  return {
    length,
    top,
    bottom: of.bottom,
    params: moved(by.inputs, before),
    inputs,
    outputs,
    draw(pen) {
      const down = pen.moved(before, top).turned()
      by.draw(down)
      drawChannel(down, by.outputs, by.length, of.params, by.length + between, straight)
      of.draw(pen.moved(before, 0))
      for (const [at, edge] of inputs.entries()) if (before > 0) pen.strand(edge, 0, of.inputs[at] as Edge, before)
      for (const [at, edge] of of.outputs.entries())
        if (behind > 0) pen.strand(edge, before + of.length, outputs[at] as Edge, length)
    },
    withOutputs(places, room) {
      const other = of.withOutputs?.(places, {
        ...room,
        top: room.top === -Infinity ? -Infinity : room.top - top + of.top,
      })
      return other && above(by, other, direction, style)
    },
    withInputs(places, room) {
      const other = of.withInputs?.(places, {
        ...room,
        top: room.top === -Infinity ? -Infinity : room.top - top + of.top,
      })
      return other && above(by, other, direction, style)
    },
  }
}
