/** Graphs over several domains are islands, each computed once and in order; what has no kernel is done by the host. */
import type { Primitive, Tensor, Wire } from 'lensor'
import { Random, add, bit, emit, integersModulo2, multiply, over, real, reals } from 'lensor'
import { describe, expect, test } from 'vitest'
import { integersModulo4 } from '../../../docs/examples/domains/integers-modulo-4.ts'
import { wasm } from '../../../src/evaluate/wasm/engine.ts'
import { processOf } from '../../../src/evaluate/process.ts'
import { islandsOf } from '../../../src/evaluate/wasm/islands.ts'
import { layoutOf, machineOf } from '../../../src/evaluate/wasm/machine.ts'
import type { Graph } from '../../../src/graph/graph.ts'
import { trace } from '../../../src/graph/graph.ts'
import { meaningOf } from '../../../src/graph/meaning.ts'
import { gather, scatterAdd } from '../../../src/graph/structural.ts'
import type { Domain } from '../../../src/objects/domain.ts'
import { drawing } from '../../laws/objects.ts'
import { expectMeaning } from '../passes/kept.ts'

/** A map between domains place by place, from outside the library. */
function crossing(name: string, to: Domain, map: (element: number) => number): Primitive<Record<never, never>> {
  const primitive: Primitive<Record<never, never>> = {
    name,
    type: ([operand]) => over(to, (operand as Wire).shape),
    meaning: () => (lists) => (lists[0] as number[]).map(map),
    reverse: () => [undefined],
    batch: (_size, operands) => emit(primitive, operands, {}),
  }
  return primitive
}

const crossings: readonly Primitive<Record<never, never>>[] = [
  crossing('to reals', reals, (element) => element),
  crossing('to bits', integersModulo2, (element) => Math.abs(Math.trunc(element)) % 2),
  crossing('to fourths', integersModulo4, (element) => Math.abs(Math.trunc(element)) % 4),
]

/** Values of ℝ, ℤ₂ and ℤ₄, each of two of one domain or one of another, so many. */
function mixed(seed: number, count: number): Graph {
  const random = new Random(seed)
  const under = (size: number): number => Math.floor(random.uniform() * size)
  return trace([real(5), bit(5), over(integersModulo4, [5]) as Wire], (points) => {
    const values: Tensor[] = [...points]
    const any = (): Tensor => values[under(values.length)] as Tensor
    for (let made = 0; made < count; made++) {
      const left = any()
      const right = values.find(({ wire }) => wire.domain === left.wire.domain) as Tensor
      const choice = under(3)
      values.push(
        choice === 0
          ? (add(left as never, right as never) as Tensor)
          : choice === 1
            ? (multiply(left as never, right as never) as Tensor)
            : emit(crossings[under(3)] as Primitive<Record<never, never>>, [left], {}),
      )
    }
    return [any(), any(), values.at(-1) as Tensor]
  })
}

const graphs = Array.from({ length: 60 }, (_, seed) => mixed(seed, 2 + (seed % 17)))

/** Values as storages and as lists. */
function drawn(graph: Graph, seed = 3): readonly [unknown[], unknown[][]] {
  const wires = graph.inputs.map(({ wire }) => wire)
  const values = drawing(seed)(wires)
  return [values, wires.map(({ domain }, index) => domain.storage.read(values[index]))]
}

describe('islands', () => {
  test('take what those before them give, and give each value once', () => {
    for (const graph of graphs) {
      const known = new Set(graph.inputs)
      for (const { takes, gives, graph: part } of islandsOf(graph)) {
        for (const taken of takes) expect(known.has(taken)).toBe(true)
        for (const given of gives) {
          expect(known.has(given)).toBe(false)
          known.add(given)
        }
        expect([part.inputs.length, part.outputs.length]).toEqual([takes.length, gives.length])
      }
      for (const output of graph.outputs) expect(known.has(output)).toBe(true)
    }
  })

  test('compute what their graph means, call after call', () => {
    for (const graph of graphs) {
      const program = wasm.compile(graph)
      for (const seed of [3, 4, 3]) {
        const [values, lists] = drawn(graph, seed)
        const outputs = program(values)
        expect(outputs).toHaveLength(graph.outputs.length)
        expectMeaning(
          graph,
          lists,
          outputs.map((output, index) => (graph.outputs[index] as Tensor).wire.domain.storage.read(output)),
        )
      }
    }
  })
})

describe('the host', () => {
  const step = trace([real(3), real(3)], ([state, x]) => {
    const fourths = emit(crossings[2] as never, [add(state as never, x as never) as Tensor], {})
    const again = add(fourths as never, fourths as never) as Tensor
    return [emit(crossings[0] as never, [again], {}), emit(crossings[0] as never, [fourths], {})]
  })

  test('computes what lies in another domain within the steps of a process', () => {
    const process = processOf(wasm, step, { shared: 0, states: 1 })
    process.load([Float64Array.of(1, 2, 3)])
    const inputs = Float64Array.from({ length: 12 }, (_, at) => at)
    let state: unknown[] = [1, 2, 3]
    const expected: unknown[] = []
    for (let done = 0; done < 4; done++) {
      const [next = [], given = []] = meaningOf(step)([state, Array.from(inputs.slice(3 * done, 3 * done + 3))])
      state = [...next]
      expected.push(...given)
    }
    expect([...(process.run(4, [inputs])[0] as Float64Array)]).toEqual(expected)
    expect([...(process.state()[0] as Float64Array)]).toEqual(state)
  })

  test('holds no more after many steps than after one', () => {
    const machine = machineOf(layoutOf(step, { shared: 0, states: 1 }))
    const { end, hosting } = machine.layout
    machine.reserve(end + 4096)
    machine.run(1, [end, end + 2048])
    const held = hosting.held.size
    const pages = machine.memory.buffer.byteLength
    for (let call = 0; call < 50; call++) machine.run(3, [end, end + 2048])
    expect([hosting.held.size, machine.memory.buffer.byteLength]).toEqual([held, pages])
  })

  test('does the calls of one program beside those of another', () => {
    const [first, second] = [wasm.compile(step), wasm.compile(step)]
    const [x, y] = [Float64Array.of(1, 2, 3), Float64Array.of(3, 3, 3)]
    const alone = [first([x, x]), second([y, x])]
    expect([first([x, x]), second([y, x])]).toEqual(alone)
    expect([second([y, x]), first([x, x])]).toEqual(alone.toReversed())
  })
})

describe.each([1, 2, 5, 64, 65, 130])('rows of %i numbers', (length) => {
  const wires = [real(4, length), real(6)] as const
  const taken = trace(wires, (points) => [emit(gather, points, {})])
  const added = trace([real(6, length), real(6)], (points) => [emit(scatterAdd, points, { rows: 4 })])
  const index = [3, 0, 3, 3, 1, 0]

  test.each([
    ['taken', taken, 4],
    ['added up', added, 6],
  ])('are %s by their numbers, however often one comes', (_name, graph, rows) => {
    const table = Array.from({ length: rows * length }, (_, at) => (at * 7) % 11)
    const [output] = wasm.compile(graph)([Float64Array.from(table), Float64Array.from(index)])
    expect([...(output as Float64Array)]).toEqual(meaningOf(graph)([table, index])[0])
  })

  test.each([4, -1, 0.5, NaN, Infinity, 2 ** 32, 1e300])(
    'a number that is none, %d, is refused as it is by its meaning',
    (wrong) => {
      for (const [graph, rows] of [
        [taken, 4],
        [added, 6],
      ] as const) {
        const table = new Array<number>(rows * length).fill(1)
        const wrongIndex = index.with(4, wrong)
        const refusal = (run: () => unknown): unknown => {
          try {
            return run()
          } catch (error) {
            return error
          }
        }
        const expected = refusal(() => meaningOf(graph)([table, wrongIndex]))
        const found = refusal(() => wasm.compile(graph)([Float64Array.from(table), Float64Array.from(wrongIndex)]))
        expect(expected).toBeInstanceOf(Error)
        expect(found).toEqual(expected)
      }
    },
  )
})
