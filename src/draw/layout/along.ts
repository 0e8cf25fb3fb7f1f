/** Reparametrisations: a block, and above it a block that flows down into its parameters. */
import type { AlongDiagram } from '../diagram.ts'
import { uncurried } from '../diagram.ts'
import type { Block, Direction, Hint, LayOut, Room, Style } from './block.ts'
import { bend, crossing, furthest, moved, placesOf, renewed } from './block.ts'
import { drawChannel, drawOn, labelRoom } from './compose.ts'

/**
 * A block with another above its parameters, which is laid out so that it ends where they are. What that has of parameters of
 * its own comes in from above as well, before what it carries.
 */
export function alongBlock(
  diagram: AlongDiagram,
  direction: Direction,
  hint: Hint,
  style: Style,
  layOut: LayOut,
): Block {
  const of = layOut(diagram.of, direction, hint)
  const by = layOut(uncurried(diagram.by), crossing(direction), { outputs: placesOf(of.params), middle: of.length / 2 })
  return above(by, of, direction, style)
}

function above(by: Block, of: Block, direction: Direction, style: Style): Block {
  const straight = labelRoom(by.outputs, crossing(direction), style)
  const between = straight + bend(furthest(placesOf(by.outputs), placesOf(of.params)))
  const [before, behind] = [Math.max(0, -by.top), Math.max(0, by.bottom - of.length)]
  const length = before + of.length + behind
  const top = of.top - between - by.length
  const [inputs, outputs] = [renewed(of.inputs), renewed(of.outputs)]
  const below = (room: Room): Room => ({ ...room, top: room.top + between + by.length })
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
      drawOn(pen, inputs, 0, of.inputs, before)
      of.draw(pen.moved(before, 0))
      drawOn(pen, of.outputs, before + of.length, outputs, length)
    },
    withOutputs(places, room) {
      const other = of.withOutputs?.(places, below(room))
      return other && above(by, other, direction, style)
    },
    withInputs(places, room) {
      const other = of.withInputs?.(places, below(room))
      return other && above(by, other, direction, style)
    },
  }
}
