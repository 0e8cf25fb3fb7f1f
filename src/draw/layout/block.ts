/**
 * Blocks: parts of a picture before it is known where they stand.
 *
 * A block has its own coordinates: *along* its flow, from 0 to its length, and *across* it, from its top to its bottom.
 * Inputs come in where along is 0, outputs go out at its length, and parameters come in at its top. So a block can be
 * turned: what flows to the right can flow down, as that does which stands above parameters.
 */
import type { Diagram, Strand, Strands } from '../diagram.ts'
import { partName } from '../names.ts'
import { textWidth } from '../text.ts'
import type { Pen } from './pen.ts'

/** Which way a block flows. */
export type Direction = 'right' | 'down'

/** The direction that crosses another. */
export const crossing = (direction: Direction): Direction => (direction === 'right' ? 'down' : 'right')

/** The end of a strand in a block, or where two parts of it meet: a name that is compared, and nothing else. */
export class Joint {
  declare private readonly joint: never
}

/** A strand at the edge of a block: inputs and outputs at a place across, parameters at a place along. */
export interface Edge {
  readonly strand: Strand
  readonly at: number
  readonly joint: Joint
  /** Whether the strand has its label already, inside the block or before it. */
  readonly named: boolean
}

/** A part of a picture. */
export interface Block {
  readonly length: number
  readonly top: number
  readonly bottom: number
  readonly params: readonly Edge[]
  readonly inputs: readonly Edge[]
  readonly outputs: readonly Edge[]
  /** Draws the block where the pen is. */
  draw(pen: Pen): void
  /** The same with its outputs, or its inputs, at other places, where it can have them there without more room. */
  withOutputs?(places: readonly number[], room: Room): Block | undefined
  withInputs?(places: readonly number[], room: Room): Block | undefined
}

/** What a block may do for its strands to be straight. */
export interface Room {
  /** Between what it may grow across. */
  readonly top: number
  readonly bottom: number
  /** Whether its strands at the other side may move as well. */
  readonly free: boolean
}

/** Where strands come in or go out, if that is known before a block is laid out. */
export interface Hint {
  readonly inputs?: readonly number[]
  readonly outputs?: readonly number[]
  /** Around which place across a block of which neither is known shall lie. */
  readonly middle?: number
}

/** Lays a diagram out. */
export type LayOut = (diagram: Diagram, direction: Direction, hint: Hint) => Block

/** Sizes that all blocks share. */
export interface Style {
  readonly labels: boolean
}

export const sizes = { name: 13, label: 11, pair: 5, margin: 13, gap: 12, stub: 18, arrow: 7 } as const

/** The label of a strand: its object; of two that differ, the forward one. */
export const strandName = ({ forward, backward }: Strand): string => {
  const part = forward ?? backward
  return part === undefined ? '' : partName(part)
}

/** How wide the label of a strand is; 0 where there are no labels. */
export function labelWidth(strand: Strand, style: Style): number {
  if (!style.labels) return 0
  const { forward, backward } = strand
  return Math.max(
    ...[forward, backward].map((part) => (part === undefined ? 0 : textWidth(partName(part), sizes.label))),
  )
}

/** Half of how far apart the wires of a strand are. */
export const halfOf = ({ forward, backward }: Strand): number =>
  forward !== undefined && backward !== undefined ? sizes.pair : 0

/** Whether the wires of a strand have labels of their own. */
export const labelsDiffer = ({ forward, backward }: Strand): boolean =>
  forward !== undefined && backward !== undefined && partName(forward) !== partName(backward)

/**
 * How far apart neighbouring strands are at least, one number for each pair. Strands that flow to the right have their
 * labels above them; those that flow down have them beside them, and need room for them, on both sides where the labels of
 * their wires differ.
 */
export function pitches(strands: Strands, flow: Direction, style: Style): number[] {
  return strands.slice(1).map((strand, at) => {
    const before = strands[at] as Strand
    const least = 26 + (1.6 * (halfOf(before) + halfOf(strand))) / 2
    if (flow === 'right') return least + (style.labels && labelsDiffer(before) ? 12 : 0)
    const [left, right] = [labelWidth(before, style), labelWidth(strand, style)]
    const between = halfOf(before) + halfOf(strand) + 12
    if (labelsDiffer(before) || labelsDiffer(strand)) return Math.max(least, left + right + between)
    return Math.max(least, left + between, (left + right) / 2 + 12)
  })
}

/** How far a strand and its label reach across, before and behind where it is. */
export function reachOf(strand: Strand, flow: Direction, style: Style): readonly [before: number, behind: number] {
  const least = strand.lens ? 17 : 13
  if (flow === 'right') return [least, least]
  const width = labelWidth(strand, style)
  const beside = halfOf(strand) + width + 11
  return [Math.max(least, labelsDiffer(strand) ? beside : width / 2 + 6), Math.max(least, beside)]
}

/** Places of strands around a middle, so far apart. */
export function placesAround(middle: number, count: number, gaps: readonly number[]): number[] {
  const total = gaps.reduce((sum, gap) => sum + gap, 0)
  let place = middle - total / 2
  return Array.from({ length: count }, (_, at) => (at === 0 ? place : (place += gaps[at - 1] as number)))
}

export const mean = (places: readonly number[]): number | undefined =>
  places.length === 0 ? undefined : places.reduce((sum, place) => sum + place, 0) / places.length

/** Whether places are at least so far apart, and in order. */
export const farEnough = (places: readonly number[], gaps: readonly number[]): boolean =>
  gaps.every((gap, at) => (places[at + 1] as number) - (places[at] as number) >= gap - 1e-6)

/** Whether places take up not much more room than they need. */
export const nearEnough = (places: readonly number[], gaps: readonly number[], direction: Direction): boolean => {
  const needed = gaps.reduce((sum, gap) => sum + gap, 0)
  const taken = (places.at(-1) ?? 0) - (places[0] ?? 0)
  return direction === 'down' || taken <= Math.max(3 * needed, needed + 90)
}

/** How much of its length a strand needs to bend, that ends so far across from where it begins. */
export const bend = (across: number): number =>
  across < 0.01 ? 0 : Math.min(80, Math.max(18, 10 + 0.55 * Math.abs(across)))

/** The greatest distance between places one by one. */
export const furthest = (from: readonly number[], to: readonly number[]): number =>
  from.reduce((most, place, at) => Math.max(most, Math.abs(place - (to[at] as number))), 0)

/** Edges of strands at places. */
export const edges = (strands: Strands, places: readonly number[], named = false): Edge[] =>
  strands.map((strand, at) => ({ strand, at: places[at] as number, joint: new Joint(), named }))

export const placesOf = (edges: readonly Edge[]): number[] => edges.map(({ at }) => at)

/** Edges moved. */
export const moved = (edges: readonly Edge[], by: number): Edge[] =>
  edges.map(({ strand, at, joint, named }) => ({ strand, at: at + by, joint, named }))

/** Edges of the same strands elsewhere: moved, and met anew. */
export const renewed = (edges: readonly Edge[], by = 0): Edge[] =>
  edges.map(({ strand, at, named }) => ({ strand, at: at + by, joint: new Joint(), named }))
