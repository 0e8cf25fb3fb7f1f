/** Blocks beside each other. */
import type { Diagram } from '../diagram.ts'
import type { Block, Direction, Edge, Hint, LayOut, Room } from './block.ts'
import { moved, renewed, sizes } from './block.ts'
import { drawOn } from './compose.ts'

/** A block, and where it stands. */
interface Placed {
  readonly block: Block
  readonly along: number
  readonly across: number
}

/**
 * Diagrams beside each other, as near to where their strands come from as their sizes let them.
 *
 * One with parameters stands behind those above it, so that its parameters come down past them.
 */
export function tensorBlock(parts: readonly Diagram[], direction: Direction, hint: Hint, layOut: LayOut): Block {
  const deal = dealer(hint)
  const blocks = parts.map((part) => layOut(part, direction, deal(part)))
  const fixed = blocks.map(({ inputs, outputs }) => (hint.outputs === undefined ? inputs : outputs).length > 0)
  const across = stacked(blocks, fixed)
  return besideEachOther(blocks, across)
}

/** Deals the places of strands to parts. */
function dealer({ inputs, outputs, middle }: Hint): (part: Diagram) => Hint {
  let [comeIn, goneOut] = [0, 0]
  return (part) => {
    const own = {
      ...(inputs === undefined ? {} : { inputs: inputs.slice(comeIn, (comeIn += part.inputs.length)) }),
      ...(outputs === undefined ? {} : { outputs: outputs.slice(goneOut, (goneOut += part.outputs.length)) }),
    }
    return { ...own, ...(middle === undefined ? {} : { middle }) }
  }
}

/**
 * How far each block is moved so that they do not overlap and all stay near where they were: neighbours that overlap are
 * moved as one, each as far as the mean of them all. Those that are nowhere at home follow what is above them.
 */
function stacked(blocks: readonly Block[], fixed: readonly boolean[]): number[] {
  // Blocks lie as near as they may where each is moved by its offset; so moves less offsets must not become smaller.
  let reached = 0
  const offsets = blocks.map((block, at) => {
    const before = blocks[at - 1]
    reached += before === undefined ? 0 : before.bottom - block.top + gapBetween(before, block)
    return reached
  })
  const groups: { sum: number; weight: number; count: number }[] = []
  for (const [at, offset] of offsets.entries()) {
    const weight = fixed[at] === true ? 1 : 1e-9
    groups.push({ sum: -offset * weight, weight, count: 1 })
    for (let last = groups.at(-1), before = groups.at(-2); last !== undefined && before !== undefined;) {
      if (before.sum / before.weight <= last.sum / last.weight) break
      groups.splice(-2, 2, {
        sum: before.sum + last.sum,
        weight: before.weight + last.weight,
        count: before.count + last.count,
      })
      last = groups.at(-1)
      before = groups.at(-2)
    }
  }
  const moves = groups.flatMap(({ sum, weight, count }) => Array.from({ length: count }, () => sum / weight))
  return moves.map((move, at) => move + (offsets[at] as number))
}

const gapBetween = (above: Block, below: Block): number => (above.length === 0 || below.length === 0 ? 0 : sizes.gap)

/** Blocks where they stand across; along, stairs go down as far as there are parameters to come past. */
function besideEachOther(blocks: readonly Block[], across: readonly number[]): Block {
  const stairs = blocks.findLastIndex(({ params }, at) => at > 0 && params.length > 0)
  const starts: number[] = []
  let reached = 0
  for (const [at, block] of blocks.entries()) {
    const start = block.params.length > 0 ? reached : 0
    starts.push(start)
    if (at < stairs && block.length > 0) reached = Math.max(reached, start + block.length + sizes.gap)
  }
  const length = Math.max(0, ...blocks.map((block, at) => (starts[at] as number) + block.length))
  const placed = blocks.map((block, at): Placed => ({
    block,
    along: at > stairs ? (length - block.length) / 2 : (starts[at] as number),
    across: across[at] as number,
  }))
  const top = Math.min(...placed.map(({ block, across }) => block.top + across))
  const bottom = Math.max(...placed.map(({ block, across }) => block.bottom + across))

  const all = placed.map(({ block, along, across }) => ({
    params: renewed(block.params, along),
    inputs: renewed(block.inputs, across),
    outputs: renewed(block.outputs, across),
  }))
  return {
    length,
    top,
    bottom,
    params: all.flatMap(({ params }) => params),
    inputs: all.flatMap(({ inputs }) => inputs),
    outputs: all.flatMap(({ outputs }) => outputs),
    draw(pen) {
      for (const [at, { block, along, across }] of placed.entries()) {
        const { params, inputs, outputs } = all[at] as (typeof all)[number]
        drawOn(pen.turned(), params, top, moved(block.params, along), block.top + across)
        drawOn(pen, inputs, 0, moved(block.inputs, across), along)
        block.draw(pen.moved(along, across))
        drawOn(pen, moved(block.outputs, across), along + block.length, outputs, length)
      }
    },
    withOutputs: (places, room) => again('outputs', places, room),
    withInputs: (places, room) => again('inputs', places, room),
  }

  /** The same with edges at other places; parts that cannot have them there stay as they are. */
  function again(side: 'inputs' | 'outputs', places: readonly number[], room: Room): Block | undefined {
    const now = [...placed]
    let dealt = 0
    let changed = false
    for (const [at, { block, across }] of placed.entries()) {
      const own = places.slice(dealt, (dealt += block[side].length))
      const above = now[at - 1]
      const below = placed[at + 1]
      const free = {
        top: above === undefined ? room.top : above.block.bottom + above.across + gapBetween(above.block, block),
        bottom: below === undefined ? room.bottom : below.block.top + below.across - gapBetween(block, below.block),
      }
      const moves = own.map((place) => place - across)
      const offsets = moves.map((place, index) => place - (block[side][index] as Edge).at)
      const [offset = 0] = offsets
      if (offsets.every((other) => Math.abs(other) < 0.01)) continue
      const together = room.free && offsets.every((other) => Math.abs(other - offset) < 0.01)
      if (together && block.top + across + offset >= free.top && block.bottom + across + offset <= free.bottom) {
        now[at] = { block, along: 0, across: across + offset }
        changed = true
        continue
      }
      const inside = { top: free.top - across, bottom: free.bottom - across, free: room.free }
      const other = side === 'outputs' ? block.withOutputs?.(moves, inside) : block.withInputs?.(moves, inside)
      if (other === undefined) continue
      now[at] = { block: other, along: 0, across }
      changed = true
    }
    if (!changed) return undefined
    return besideEachOther(
      now.map(({ block }) => block),
      now.map(({ across }) => across),
    )
  }
}
