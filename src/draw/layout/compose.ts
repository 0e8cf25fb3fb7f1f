/** Blocks one after another, and the wires between them. */
import type { Diagram } from '../diagram.ts'
import type { Block, Direction, Edge, Hint, LayOut, Room, Style } from './block.ts'
import { bend, furthest, labelWidth, moved, placesOf, renewed, sizes } from './block.ts'
import type { Pen } from './pen.ts'

/** All the room there is. */
const everywhere = (free: boolean): Room => ({ top: -Infinity, bottom: Infinity, free })

/** Where blocks follow each other: how long the straight part is that has the labels, and all of it. */
interface Channel {
  readonly straight: number
  readonly length: number
}

/** The room for the labels of strands along their flow. */
export function labelRoom(edges: readonly Edge[], direction: Direction, style: Style): number {
  const unnamed = edges.filter(({ named }) => !named)
  if (unnamed.length === 0 || !style.labels) return edges.length === 0 ? 8 : 16
  if (direction === 'down') return 26
  return (
    Math.max(22, ...unnamed.map(({ strand }) => labelWidth(strand, style) + 10)) +
    (edges.some(({ strand }) => strand.lens) ? sizes.arrow : 0)
  )
}

function channel(before: Block, behind: Block, direction: Direction, style: Style): Channel {
  const straight = labelRoom(before.outputs, direction, style)
  return { straight, length: straight + bend(furthest(placesOf(before.outputs), placesOf(behind.inputs))) }
}

/**
 * Diagrams one after another: each is laid out so that its inputs go on straight from the outputs before, where it can.
 * Then what can bend is bent so that what follows is straight. Where the outputs are known, all goes from the last.
 */
export function composeBlock(
  parts: readonly Diagram[],
  direction: Direction,
  hint: Hint,
  style: Style,
  layOut: LayOut,
): Block {
  const blocks: Block[] = []
  const fromLast = hint.inputs === undefined && hint.outputs !== undefined
  if (fromLast) {
    for (const part of parts.toReversed()) {
      const next = blocks[0]
      const outputs = next === undefined ? hint.outputs : placesOf(next.inputs)
      blocks.unshift(layOut(part, direction, { outputs, ...middleOf(next) }))
    }
    for (let at = 1; at < blocks.length; at++) {
      const [before, block] = [blocks[at - 1] as Block, blocks[at] as Block]
      const places = placesOf(before.outputs)
      if (furthest(placesOf(block.inputs), places) > 0.01)
        blocks[at] = block.withInputs?.(places, everywhere(false)) ?? block
    }
  } else {
    for (const part of parts) {
      const last = blocks.at(-1)
      const inputs = last === undefined ? hint.inputs : placesOf(last.outputs)
      blocks.push(layOut(part, direction, { ...(inputs === undefined ? {} : { inputs }), ...middleOf(last, hint) }))
    }
    for (let at = blocks.length - 2; at >= 0; at--) {
      const [block, behind] = [blocks[at] as Block, blocks[at + 1] as Block]
      const places = placesOf(behind.inputs)
      if (furthest(placesOf(block.outputs), places) > 0.01)
        blocks[at] = block.withOutputs?.(places, everywhere(true)) ?? block
    }
  }
  return inSequence(blocks, direction, style)
}

function middleOf(block: Block | undefined, hint: Hint = {}): { readonly middle?: number } {
  const middle = block === undefined ? hint.middle : (block.top + block.bottom) / 2
  return middle === undefined ? {} : { middle }
}

function inSequence(blocks: readonly Block[], direction: Direction, style: Style): Block {
  const placed: { readonly block: Block; readonly start: number; readonly channel: Channel }[] = []
  let start = 0
  for (const [at, block] of blocks.entries()) {
    const behind = blocks[at + 1]
    const between = behind === undefined ? { straight: 0, length: 0 } : channel(block, behind, direction, style)
    placed.push({ block, start, channel: between })
    start += block.length + between.length
  }
  const [first, last] = [blocks[0] as Block, blocks.at(-1) as Block]
  const labelled = style.labels && direction === 'right' ? 19 + sizes.pair : 0
  const top = Math.min(
    ...blocks.map((block) => block.top),
    ...blocks.slice(0, -1).flatMap(({ outputs }) => outputs.map(({ at, named }) => at - (named ? 0 : labelled))),
  )
  const bottom = Math.max(...blocks.map((block) => block.bottom))
  const lifted = placed.map(({ block, start }) => ({
    below: moved(block.params, start),
    above: renewed(block.params, start),
  }))
  return {
    length: start,
    top,
    bottom,
    params: lifted.flatMap(({ above }) => above),
    inputs: first.inputs,
    outputs: last.outputs,
    draw(pen) {
      for (const [at, { block, start, channel }] of placed.entries()) {
        block.draw(pen.moved(start, 0))
        const { above, below } = lifted[at] as (typeof lifted)[number]
        drawOn(pen.turned(), above, top, below, block.top)
        const behind = placed[at + 1]
        if (behind !== undefined)
          drawChannel(pen, block.outputs, start + block.length, behind.block.inputs, behind.start, channel.straight)
      }
    },
    withOutputs(places, room) {
      const other = last.withOutputs?.(places, { ...room, free: false })
      return other && inSequence([...blocks.slice(0, -1), other], direction, style)
    },
    withInputs(places, room) {
      const other = first.withInputs?.(places, { ...room, free: false })
      return other && inSequence([other, ...blocks.slice(1)], direction, style)
    },
  }
}

/** Strands that go straight on, as far as they can. */
export function drawOn(pen: Pen, before: readonly Edge[], start: number, behind: readonly Edge[], end: number): void {
  for (const [at, edge] of before.entries()) pen.strand(edge, start, behind[at] as Edge, end)
}

/** Strands between blocks: a straight part, above which their labels stand, then to where they go on. */
export function drawChannel(
  pen: Pen,
  before: readonly Edge[],
  start: number,
  behind: readonly Edge[],
  end: number,
  straight: number,
): void {
  for (const [at, edge] of before.entries()) {
    pen.strand(edge, start, behind[at] as Edge, end, start + straight)
    if (!edge.named) pen.name(edge, start + straight / 2)
  }
}
