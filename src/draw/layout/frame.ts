/** Frames. */
import type { FrameDiagram } from '../diagram.ts'
import type { DrawnEnd } from '../scene.ts'
import { textWidth } from '../text.ts'
import type { Block, Direction, Edge, Hint, LayOut, Room, Style } from './block.ts'
import {
  crossing,
  edges,
  farEnough,
  mean,
  nearEnough,
  moved,
  pitches,
  placesAround,
  placesOf,
  renewed,
  sizes,
} from './block.ts'
import { drawChannel, drawOn, labelRoom } from './compose.ts'

const padding = 12
const nameRoom = 18

/** A frame around a block. Its own ports are where those of the block are, where there are as many. */
export function frameBlock(
  diagram: FrameDiagram,
  direction: Direction,
  hint: Hint,
  style: Style,
  layOut: LayOut,
): Block {
  const inner = layOut(diagram.of, direction, goesThrough(diagram) ? hint : middleOf(hint))
  return framed(diagram, inner, direction, hint, style)
}

/** Whether the wires of a frame go on inside of it. */
const goesThrough = ({ frame }: FrameDiagram): boolean => frame === 'batch' || frame === 'iterate'

const middleOf = ({ inputs, outputs, middle }: Hint): Hint => {
  const around = mean(inputs ?? []) ?? mean(outputs ?? []) ?? middle
  return around === undefined ? {} : { middle: around }
}

function framed(diagram: FrameDiagram, inner: Block, direction: Direction, hint: Hint, style: Style): Block {
  const { frame, name, type } = diagram
  const through = goesThrough(diagram)
  const before = Math.max(padding, labelRoom(inner.inputs, direction, style))
  const lastRoom = direction === 'down' && inner.outputs.length === 0 ? nameRoom : padding
  const behind = Math.max(lastRoom, labelRoom(inner.outputs, direction, style))
  // Parameters that go on inside as they are have no second label there.
  const kept = through || inner.params.length === diagram.params.length
  const above = kept ? padding + 4 : labelRoom(inner.params, crossing(direction), style) + 6
  const nameWidth = textWidth(name, sizes.label)
  const needed = before + inner.length + behind
  const length = Math.max(needed, direction === 'right' ? nameWidth + 2 * padding : 0)
  const start = before + (length - needed) / 2

  const middle = (inner.top + inner.bottom) / 2
  const outer = (side: 'inputs' | 'outputs'): readonly number[] => {
    const gaps = pitches(diagram[side], direction, style)
    const [own, wanted] = [placesOf(inner[side]), hint[side]]
    const sameStrands = own.length === diagram[side].length
    if (through && sameStrands) return own
    if (wanted !== undefined && farEnough(wanted, gaps) && nearEnough(wanted, gaps, direction)) return wanted
    return sameStrands && farEnough(own, gaps)
      ? own
      : placesAround(mean(hint.inputs ?? []) ?? middle, diagram[side].length, gaps)
  }
  const inputs = edges(diagram.inputs, outer('inputs'))
  const outputs = edges(diagram.outputs, outer('outputs'))
  const ports = [...inputs, ...outputs].map(({ at }) => at)
  // The name stands at the lower left: below what flows to the right, and left of what flows down.
  const left = direction === 'down' && outputs[0] !== undefined ? outputs[0].at - nameWidth - 2 * padding : Infinity
  const top = Math.min(inner.top - above, left, ...ports.map((at) => at - 17))
  const bottom =
    Math.max(inner.bottom + padding, ...ports.map((at) => at + 17)) + (direction === 'right' ? nameRoom : 0)

  const inside = moved(inner.params, start)
  const paramGaps = pitches(diagram.params, crossing(direction), style)
  const paramPlaces =
    inside.length === diagram.params.length
      ? placesOf(inside)
      : placesAround(length / 2, diagram.params.length, paramGaps)
  const params = edges(diagram.params, paramPlaces)

  const room = (given: Room): Room => ({ ...given, top: given.top + above, bottom: given.bottom - padding - nameRoom })
  const again = (other: Block | undefined): Block | undefined => other && framed(diagram, other, direction, {}, style)

  return {
    length,
    top,
    bottom,
    params,
    inputs,
    outputs,
    draw(pen) {
      const across = crossing(pen.flow)
      const [innerInputs, innerOutputs, innerParams] = [renewed(inner.inputs), renewed(inner.outputs), renewed(inside)]
      pen.canvas.frame((id) => {
        const end = (port: number): DrawnEnd => ({ kind: 'frame', id, port })
        const all: ReturnType<typeof pen.ports> = []
        const meet = (side: 'parameter' | 'input' | 'output', own: readonly Edge[], along: number): void => {
          const flow = side === 'parameter' ? across : pen.flow
          const at = (edge: Edge) => (side === 'parameter' ? pen.point(edge.at, top) : pen.point(along, edge.at))
          all.push(...pen.ports(own, side, at, flow, all.length, end))
        }
        if (!through) meet('parameter', params, 0)
        meet('input', inputs, 0)
        meet('output', outputs, length)
        const outside = all.length
        if (!through) meet('parameter', innerParams, 0)
        meet('input', innerInputs, 0)
        meet('output', innerOutputs, length)
        const area = pen.area(0, top, length, bottom - top)
        const at = { x: area.x + padding, y: area.y + area.height - sizes.label / 2 - 6 }
        return {
          kind: frame,
          type,
          ...area,
          ports: all,
          outside,
          label: { text: name, at, anchor: 'start', size: sizes.label },
        }
      })
      const down = pen.turned()
      if (through || kept) drawOn(down, through ? params : innerParams, top, inside, inner.top)
      else drawChannel(down, innerParams, top, inside, inner.top, inner.top - top)
      drawChannel(pen, innerInputs, 0, inner.inputs, start, start)
      inner.draw(pen.moved(start, 0))
      drawChannel(pen, inner.outputs, start + inner.length, innerOutputs, length, length - start - inner.length)
    },
    withOutputs: (places, given) => (through ? again(inner.withOutputs?.(places, room(given))) : undefined),
    withInputs: (places, given) => (through ? again(inner.withInputs?.(places, room(given))) : undefined),
  }
}
