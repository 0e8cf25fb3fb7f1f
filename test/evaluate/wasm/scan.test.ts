/** Scans over ℝ, over ℤ₂ and over both are loops of the engine, and mean what they mean. */
import type { Tensor, Wire } from 'lensor'
import { add, bit, gather, multiply, real } from 'lensor'
import { describe, expect, test } from 'vitest'
import { scan } from '../../../src/derivative/scan.ts'
import { wasm } from '../../../src/evaluate/wasm/engine.ts'
import type { Graph } from '../../../src/graph/graph.ts'
import { emit, trace } from '../../../src/graph/graph.ts'
import { meaningOf } from '../../../src/graph/meaning.ts'
import { batched, flat } from '../../../src/objects/wire.ts'
import { drawing } from '../../laws/objects.ts'

/** A step of a scan, written with points. */
interface Given {
  readonly shared: number
  readonly states: number
  readonly kept: readonly number[]
  readonly dom: readonly Wire[]
  readonly step: (...points: never[]) => readonly Tensor[]
}

/** The scan of a step as a graph. */
function scanOf({ dom, step, ...rest }: Given, count: number, backwards: boolean): Graph {
  const body = trace(dom, (points) => step(...(points as never[])))
  const carried = rest.shared + rest.states
  const wires = [...dom.slice(0, carried), ...flat(batched(count, dom.slice(carried)))]
  return trace(wires, (points) => [emit(scan, points, { ...rest, body, count, backwards })])
}

/** Values of a graph's inputs, of which numbers name rows. */
const drawn = ({ inputs }: Graph): unknown[] =>
  drawing(7)(inputs.map(({ wire }) => wire)).map((value) =>
    value instanceof Float64Array ? value.map((x) => Math.floor(2 + 2 * x)) : value,
  )

/** What a graph means at drawn values. */
const meant = (graph: Graph): unknown =>
  meaningOf(graph)(drawn(graph).map((value, index) => (graph.inputs[index] as Tensor).wire.domain.storage.read(value)))

/** What the engine makes of a graph at drawn values, the second time; the host does nothing of it. */
function computed(graph: Graph): unknown {
  const program = wasm.compile(graph)
  if (String(program.explain?.()).includes('by the host')) throw new Error('the host does part of it')
  program(drawn(graph))
  return program(drawn(graph)).map((output, index) => (graph.outputs[index] as Tensor).wire.domain.storage.read(output))
}

const steps = (width: number): Readonly<Record<string, Given>> => {
  const b = bit(width)
  return {
    'the last state': {
      shared: 1,
      states: 1,
      kept: [0],
      dom: [b, b, b],
      step: (c: Tensor<typeof b>, s: Tensor<typeof b>, x: Tensor<typeof b>) => [add(multiply(c, s), x)],
    },
    'what each step gives': {
      shared: 0,
      states: 1,
      kept: [1],
      dom: [b, b],
      step: (s: Tensor<typeof b>, x: Tensor<typeof b>) => [add(s, x), multiply(s, x)],
    },
    'both, of states in turn': {
      shared: 0,
      states: 2,
      kept: [1, 0, 3, 2],
      dom: [b, b, b],
      step: (s: Tensor<typeof b>, t: Tensor<typeof b>, x: Tensor<typeof b>) => [t, add(s, x), s, x],
    },
    'a state that stays': {
      shared: 0,
      states: 2,
      kept: [0, 1, 2],
      dom: [b, b, b],
      step: (s: Tensor<typeof b>, t: Tensor<typeof b>, x: Tensor<typeof b>) => [s, add(t, x), multiply(s, t)],
    },
    'rows by their numbers': {
      shared: 1,
      states: 1,
      kept: [0, 1],
      dom: [bit(4, width), b, real()],
      step: (
        table: Tensor<ReturnType<typeof bit<[4, number]>>>,
        s: Tensor<typeof b>,
        x: Tensor<ReturnType<typeof real>>,
      ) => {
        const row = gather(table as never, x as never) as unknown as Tensor<typeof b>
        return [add(s, row), row]
      },
    },
    'numbers beside bits': {
      shared: 0,
      states: 2,
      kept: [1],
      dom: [b, real(3), real(3), b],
      step: (s: Tensor<typeof b>, sum: Tensor, x: Tensor, y: Tensor<typeof b>) => [
        multiply(s, y),
        add(sum as never, x as never),
      ],
    },
  }
}

describe.each([1, 5, 33, 128, 130, 256])('a scan over rows of %i bits', (width) => {
  test.each(Object.entries(steps(width)))('gives %s', (_name, given) => {
    for (const count of [0, 1, 2, 7])
      for (const backwards of [false, true]) {
        const graph = scanOf(given, count, backwards)
        expect(computed(graph)).toEqual(meant(graph))
      }
  })
})

test('a scan within a scan is a loop within a loop', () => {
  const b = bit(3)
  const inner = (count: number, points: readonly Tensor[]): Tensor => {
    const body = trace([b, b], ([s, x]) => [add(s as Tensor<typeof b>, x as Tensor<typeof b>)])
    const attributes = { body, count, shared: 0, states: 1, backwards: false, kept: [0] }
    return emit(scan, points, attributes)
  }
  const given: Given = {
    shared: 0,
    states: 1,
    kept: [0],
    dom: [b, bit(5, 3)],
    step: (s: Tensor, x: Tensor) => [inner(5, [s, x])],
  }
  const graph = scanOf(given, 4, false)
  expect(computed(graph)).toEqual(meant(graph))
})

test('a state that stays is read where it lies, and nothing is copied', () => {
  const given: Given = {
    shared: 0,
    states: 2,
    kept: [1],
    dom: [real(2), real(2)],
    step: (s: Tensor<ReturnType<typeof real<[2]>>>, t: Tensor<ReturnType<typeof real<[2]>>>) => [s, add(t, s)],
  }
  const { loops } = wasm.compile(scanOf(given, 3, false)).explain?.() ?? { loops: [] }
  expect(loops.map(({ text }) => text)).toEqual(['for step in 0..3:\n  for i in 0..2: ℝ[2][i] = (c0[i] + ℝ[2][i])'])
})
