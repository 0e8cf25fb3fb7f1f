/** Copies, discards and permutations: dots and crossings. */
import type { StructureDiagram } from '../diagram.ts'
import { partName } from '../names.ts'
import type { DotKind } from '../scene.ts'
import type { Block, Direction, Edge, Hint, Room, Style } from './block.ts'
import { Joint, bend, edges, farEnough, furthest, halfOf, mean, pitches, placesAround, reachOf } from './block.ts'
import type { Terminal } from './canvas.ts'
import type { Pen } from './pen.ts'

/** How far behind its beginning a strand has its dot. */
const beforeDot = 8

/** Strands of which each goes on once, several times or not at all. */
export function structureBlock(diagram: StructureDiagram, direction: Direction, hint: Hint, style: Style): Block {
  const { from, inputs: before, outputs: behind } = diagram
  const uses = before.map((): number[] => [])
  for (const [at, source] of from.entries()) uses[source]?.push(at)
  const [inputGaps, outputGaps] = [pitches(before, direction, style), pitches(behind, direction, style)]

  const inputPlaces = ((): readonly number[] => {
    if (hint.inputs !== undefined && farEnough(hint.inputs, inputGaps)) return hint.inputs
    const { outputs } = hint
    const own = outputs === undefined ? [] : uses.map((places) => mean(places.map((place) => outputs[place] as number)))
    if (outputs !== undefined && own.every((place) => place !== undefined) && farEnough(own, inputGaps)) return own
    const middle = mean(hint.inputs ?? []) ?? mean(outputs ?? []) ?? hint.middle ?? 0
    return placesAround(middle, before.length, inputGaps)
  })()

  const outputPlaces = ((): readonly number[] => {
    if (hint.outputs !== undefined && farEnough(hint.outputs, outputGaps)) return hint.outputs
    const straight = from.map((place) => inputPlaces[place] as number)
    if (farEnough(straight, outputGaps)) return straight
    if (uses.every(({ length }) => length === 1)) return inputPlaces
    return placesAround(mean(straight) ?? mean(inputPlaces) ?? 0, behind.length, outputGaps)
  })()

  const forks = uses.some(({ length }) => length > 1)
  const ends = uses.some(({ length }) => length === 0)
  const bending = bend(
    furthest(
      from.map((place) => inputPlaces[place] as number),
      outputPlaces,
    ),
  )
  const length = Math.max((forks ? beforeDot : 0) + bending, ends ? beforeDot + 4 : 0)
  const all = [
    ...before.map((strand, at) => [strand, inputPlaces[at] as number] as const),
    ...behind.map((strand, at) => [strand, outputPlaces[at] as number] as const),
  ]
  const middle = hint.middle ?? 0
  /** The same at other places, where there is room. */
  const again = (places: Hint, { top, bottom }: Room): Block | undefined => {
    const block = structureBlock(diagram, direction, places, style)
    return block.top >= top && block.bottom <= bottom ? block : undefined
  }

  const inputs = edges(before, inputPlaces)
  const outputs = edges(behind, outputPlaces, true)
  return {
    length,
    top: all.length === 0 ? middle : Math.min(...all.map(([strand, at]) => at - reachOf(strand, direction, style)[0])),
    bottom:
      all.length === 0 ? middle : Math.max(...all.map(([strand, at]) => at + reachOf(strand, direction, style)[1])),
    params: [],
    inputs,
    outputs,
    draw: (pen) => drawStructure(pen, uses, inputs, outputs, length),
    // A wire may move as a whole; what bends anyhow bends a little more.
    withOutputs: (places, room) =>
      again({ ...(room.free && bending === 0 ? {} : { inputs: inputPlaces }), outputs: places }, room),
    withInputs: (places, room) =>
      again({ inputs: places, ...(room.free && bending === 0 ? {} : { outputs: outputPlaces }) }, room),
  }
}

function drawStructure(
  pen: Pen,
  uses: readonly (readonly number[])[],
  inputs: readonly Edge[],
  outputs: readonly Edge[],
  length: number,
): void {
  for (const [place, targets] of uses.entries()) {
    const edge = inputs[place] as Edge
    const [only] = targets
    if (targets.length === 1) {
      pen.strand(edge, 0, outputs[only as number] as Edge, length)
      continue
    }
    const dotted = (): Edge => ({ ...edge, joint: new Joint() })
    const dot = dotted()
    pen.strand(edge, 0, dot, beforeDot)
    const dots = drawDots(pen, edge, targets.length > 1 ? ['copy', 'sum'] : ['discard', 'zero'])
    pen.canvas.terminal(dot.joint, dots)
    for (const target of targets) {
      const begin = dotted()
      pen.canvas.terminal(begin.joint, dots)
      pen.strand(begin, beforeDot, outputs[target] as Edge, length)
    }
  }
}

/** The dots of a strand, on its forward and on its backward wire. */
function drawDots(pen: Pen, { strand, at }: Edge, [ahead, back]: readonly [DotKind, DotKind]): Terminal {
  const half = halfOf(strand)
  const end = (kind: DotKind, part: (typeof strand)['forward'], across: number) =>
    part === undefined
      ? ({ kind: 'dot', id: '' } as const)
      : pen.canvas.dot(kind, pen.point(beforeDot, across), partName(part))
  return { forward: end(ahead, strand.forward, at - half), backward: end(back, strand.backward, at + half) }
}
