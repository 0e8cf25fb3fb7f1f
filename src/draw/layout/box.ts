/** Boxes. */
import type { BoxDiagram, Strands } from '../diagram.ts'
import type { DrawnEnd } from '../scene.ts'
import { shortened, textWidth } from '../text.ts'
import type { Block, Direction, Hint, Room, Style } from './block.ts'
import {
  crossing,
  edges,
  farEnough,
  labelsDiffer,
  mean,
  nearEnough,
  pitches,
  placesAround,
  reachOf,
  sizes,
} from './block.ts'
import type { Pen } from './pen.ts'

/** The most characters of a name that are written into its box. */
const longestName = 32

/** A box: as long and as broad as its name and its strands need, and where its strands are known, from the first to the last. */
export function boxBlock(diagram: BoxDiagram, direction: Direction, hint: Hint, style: Style): Block {
  const { name, style: kind, params, inputs, outputs } = diagram
  const bar = kind === 'bundle'
  const text = shortened(name, longestName)
  const height = sizes.name + 20
  const width = Math.max(height, textWidth(text, sizes.name) + 2 * sizes.margin + (kind === 'derivative' ? 12 : 0))
  const [leastLength, leastBreadth] = bar ? [5, 12] : direction === 'right' ? [width, height] : [height, width]

  const paramGaps = pitches(params, crossing(direction), style)
  const paramSpan = paramGaps.reduce((sum, gap) => sum + gap, 2 * sizes.margin)
  const length = Math.max(leastLength, params.length > 0 ? paramSpan : 0)

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
  const margin = bar ? sizes.pair + 4 : sizes.margin + ([...inputs, ...outputs].some(({ lens }) => lens) ? 4 : 0)
  const centre = (first + last) / 2
  // Two labels of a strand stand at its two sides: a box is as broad as they are.
  const labelled = (strands: Strands, places: readonly number[]): number[] =>
    strands.flatMap((strand, at) => {
      if (direction === 'right' || !style.labels || !labelsDiffer(strand)) return []
      const [place, [before, behind]] = [places[at] as number, reachOf(strand, direction, style)]
      return [2 * (centre - place + before), 2 * (place - centre + behind)]
    })
  const labels = [...labelled(inputs, inputPlaces), ...labelled(outputs, outputPlaces)]
  const breadth = Math.max(last - first + 2 * margin, leastBreadth, ...labels)
  const [top, bottom] = [centre - breadth / 2, centre + breadth / 2]

  const sides = {
    params: edges(params, placesAround(length / 2, params.length, paramGaps)),
    inputs: edges(inputs, inputPlaces),
    outputs: edges(outputs, outputPlaces),
  }
  const reached = sides.outputs.map(({ strand, at }) => at + reachOf(strand, direction, style)[1])
  return {
    length,
    top,
    // Labels that stand beside strands may need more room than the box.
    bottom: direction === 'down' ? Math.max(bottom, ...reached) : bottom,
    ...sides,
    draw: (pen) => drawBox(pen, diagram, text, { ...sides, length, top, bottom }),
    withOutputs: (places, room) => grown('outputs', places, room),
    withInputs: (places, room) => grown('inputs', places, room),
  }

  /** The box with its strands at other places, where that only makes it broader at both sides, or it may move. */
  function grown(side: 'inputs' | 'outputs', places: readonly number[], room: Room): Block | undefined {
    const kept = side === 'inputs' ? outputPlaces : inputPlaces
    const other = side === 'inputs' ? { outputs: kept } : { inputs: kept }
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
  { length, top, bottom, params, inputs, outputs }: Omit<Block, 'draw'>,
): void {
  pen.canvas.box((id) => {
    const end = (port: number): DrawnEnd => ({ kind: 'box', id, port })
    const area = pen.area(0, top, length, bottom - top)
    const ports = pen.ports(params, 'parameter', ({ at }) => pen.point(at, top), crossing(pen.flow), 0, end)
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
