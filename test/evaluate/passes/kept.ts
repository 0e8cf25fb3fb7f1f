/** What a pass keeps: the meaning of a graph; and what it makes no more: the arithmetic of it. */
import type { Domain, Graph } from 'lensor'
import { reals } from 'lensor'
import { expect } from 'vitest'
import type { Pass } from '../../../src/evaluate/passes/rewrite.ts'
import { replay, trace, wiresOf } from '../../../src/graph/graph.ts'
import { meaningOf } from '../../../src/graph/meaning.ts'
import type { Lists } from '../../../src/objects/wire.ts'
import { work } from './work.ts'

/** The graph, built again as it is. */
const copyOf = (graph: Graph): Graph =>
  trace(wiresOf(graph.inputs), (points) => graph.outputs.map(replay(graph, points)))

/** Asks that a pass has nothing left to do after itself, and that no more is computed after it than before. */
export function expectSimple(pass: Pass, before: Graph): void {
  const after = pass(before)
  expect(work(after)).toBeLessThanOrEqual(work(before))
  expect(pass(copyOf(after)).values.length).toBe(after.values.length)
}

/**
 * How far apart elements over ℝ may lie, as a share of 1 + the greatest number that is met on the way to them: what
 * cancels has the rounding errors of what it is the difference of.
 */
const tolerance = 1e-10

const greatest = (lists: readonly (readonly number[])[]): number =>
  lists.flat().reduce((found, element) => Math.max(found, Math.abs(element)), 0)

/** Asks that a pass keeps what a graph gives: exactly, or over ℝ up to rounding. */
export function expectKept(pass: Pass, before: Graph, inputs: Lists): void {
  expectMeaning(before, inputs, meaningOf(pass(before))(inputs))
}

/** Asks that some lists are what a graph gives: exactly, or over ℝ up to rounding. */
export function expectMeaning(graph: Graph, inputs: Lists, actual: Lists): void {
  const everything = { ...graph, outputs: [...graph.outputs, ...graph.values.filter(({ wire }) => isReal(wire))] }
  const all = meaningOf(everything)(inputs) as number[][]
  const expected = all.slice(0, graph.outputs.length)
  const allowed = tolerance * (1 + greatest(all.slice(graph.outputs.length)))
  for (const [index, { wire }] of graph.outputs.entries()) {
    const [left, right] = [actual[index] as number[], expected[index] as number[]]
    const isClose = left.every((element, at) => Math.abs(element - (right[at] as number)) <= allowed)
    if (!isReal(wire) || left.length !== right.length || !isClose) expect(left).toEqual(right)
  }
}

const isReal = ({ domain }: { readonly domain: Domain }): boolean => domain === reals

/** Asks that a pass keeps which elements over ℝ are finite, which infinite, and which no numbers. */
export function expectSameKinds(pass: Pass, before: Graph, inputs: Lists): void {
  const kinds = (graph: Graph): string[][] => meaningOf(graph)(inputs).map((list) => (list as number[]).map(kindOf))
  expect(kinds(pass(before))).toEqual(kinds(before))
}

const kindOf = (element: number): string =>
  Number.isNaN(element) ? 'no number' : Number.isFinite(element) ? 'finite' : 'infinite'
