/** Boxes. */
import type { BoxDiagram } from '../diagram.ts'
import type { DrawnEnd } from '../scene.ts'
import { shortened, textWidth } from '../text.ts'
import type { Block, Direction, Edge, Hint, Room, Style } from './block.ts'
import { edges, farEnough, mean, nearEnough, pitches, placesAround, reachOf, sizes } from './block.ts'
import type { Pen } from './pen.ts'

/** The most characters of a name that are written into its box. */
const longestName = 32

/** A box: as long and as broad as its name and its strands need, and where its strands are known, from the first to the last. */
export function boxBlock(diagram: BoxDiagram, direction: Direction, hint: Hint, style: Style): Block {
  const { name, style: kind, params, inputs, outputs } = diagram
  const bar = kind === 'bundle'
  const text = shortened(name, longestName)
  const badge = kind === 'derivative' ? 12 : 0
  const [textLength, textBreadth] = [textWidth(text, sizes.name) + 2 * sizes.margin + badge, sizes.name + 20]
  const [leastLength, leastBreadth] = bar
    ? [5, 12]
    : direction === 'right'
      ? [Math.max(textLength, textBreadth), textBreadth]
      : [textBreadth, Math.max(textLength, textBreadth)]

  const paramGaps = pitches(params, direction === 'right' ? 'down' : 'right', style)
  const spanOf = (gaps: readonly number[]): number => gaps.reduce((sum, gap) => sum + gap, 0) + 2 * sizes.margin
  const length = Math.max(leastLength, params.length > 0 ? spanOf(paramGaps) : 0)

  const [inputGaps, outputGaps] = [pitches(inputs, direction, style), pitches(outputs, direction, style)]
  const fits = (places: readonly number[] | undefined, gaps: readonly number[]): places is readonly number[] =>
    places !== undefined && farEnough(places, gaps) && nearEnough(places, gaps, direction)
  const middle = mean(hint.inputs ?? []) ?? mean(hint.outputs ?? []) ?? hint.middle ?? 0
  const inputPlaces = fits(hint.inputs, inputGaps)
    ? hint.inputs
    : inputs.length === outputs.length && fits(hint.outputs, inputGaps)
      ? hint.outputs
      : placesAround(middle, inputs.length, inputGaps)
  const outputPlaces = fits(hint.outputs, outputGaps)
    ? hint.outputs
    : inputs.length === outputs.length && fits(inputPlaces, outputGaps)
      ? inputPlaces
      : placesAround(mean(inputPlaces) ?? middle, outputs.length, outputGaps)

  const all = [...inputPlaces, ...outputPlaces]
  const [first, last] = all.length === 0 ? [middle, middle] : [Math.min(...all), Math.max(...all)]
  const breadth = Math.max(
    last -
      first +
      2 * (bar ? sizes.pair + 4 : sizes.margin + ([...inputs, ...outputs].some(({ lens }) => lens) ? 4 : 0)),
    leastBreadth,
  )
  const [top, bottom] = [(first + last - breadth) / 2, (first + last + breadth) / 2]

  const sides = {
    params: edges(params, placesAround(length / 2, params.length, paramGaps)),
    inputs: edges(inputs, inputPlaces),
    outputs: edges(outputs, outputPlaces),
  }
  const labels = sides.outputs.map(({ strand, at }) => at + reachOf(strand, direction, style)[1])
  return {
    length,
    top,
    // Labels that stand beside strands may need more room than the box.
    bottom: direction === 'down' ? Math.max(bottom, ...labels) : bottom,
    ...sides,
    draw: (pen) => drawBox(pen, diagram, text, { ...sides, length, top, bottom }),
    withOutputs: (places, room) => grown('outputs', places, room),
    withInputs: (places, room) => grown('inputs', places, room),
  }

  /** The box with its strands at other places, where that only makes it broader at both sides, or it may move. */
  function grown(side: 'inputs' | 'outputs', places: readonly number[], room: Room): Block | undefined {
    const other = side === 'inputs' ? { outputs: outputPlaces } : { inputs: inputPlaces }
    const kept = Object.values(other)[0] as readonly number[]
    const apart = Math.abs((mean(kept) ?? 0) - (mean(places) ?? 0))
    if (!room.free && kept.length > 0 && apart > 1 && (Math.min(...places) < first || Math.max(...places) > last))
      return undefined
    const block = boxBlock(diagram, direction, { ...(room.free ? {} : other), [side]: places }, style)
    const there = block[side].every(({ at }, index) => Math.abs(at - (places[index] as number)) < 0.01)
    return there && block.top >= room.top && block.bottom <= room.bottom ? block : undefined
  }
}

function drawBox(
  pen: Pen,
  { style, name, type }: BoxDiagram,
  text: string,
  block: {
    readonly length: number
    readonly top: number
    readonly bottom: number
    readonly params: readonly Edge[]
    readonly inputs: readonly Edge[]
    readonly outputs: readonly Edge[]
  },
): void {
  const { length, top, bottom, params, inputs, outputs } = block
  const across = pen.flow === 'right' ? 'down' : 'right'
  pen.canvas.box((id) => {
    const end = (port: number): DrawnEnd => ({ kind: 'box', id, port })
    const area = pen.area(0, top, length, bottom - top)
    const ports = pen.ports(params, 'parameter', ({ at }) => pen.point(at, top), across, 0, end)
    ports.push(...pen.ports(inputs, 'input', ({ at }) => pen.point(0, at), pen.flow, ports.length, end))
    ports.push(...pen.ports(outputs, 'output', ({ at }) => pen.point(length, at), pen.flow, ports.length, end))
    const at = { x: area.x + area.width / 2, y: area.y + area.height / 2 }
    return {
      kind: style,
      direction: pen.flow,
      outline:
        outputs.length === 0 && inputs.length > 0 ? 'cap' : inputs.length === 0 && outputs.length > 0 ? 'point' : 'box',
      name,
      type,
      ...area,
      ports,
      label: { text, at, anchor: 'middle', size: sizes.name },
    }
  })
}
