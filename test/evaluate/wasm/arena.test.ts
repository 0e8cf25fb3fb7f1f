/** The plan of an arena: what two regions hold at once lies in two places, and next states become states. */
import * as fc from 'fast-check'
import { add, graphOf, morphism, multiply, real, tanh } from 'lensor'
import { describe, expect, test } from 'vitest'
import type { Plan } from '../../../src/evaluate/wasm/arena.ts'
import { planned } from '../../../src/evaluate/wasm/arena.ts'
import { wasm } from '../../../src/evaluate/wasm/engine.ts'
import { processOf } from '../../../src/evaluate/process.ts'
import type { Kernel, Region } from '../../../src/evaluate/wasm/kernel.ts'
import type { Term } from '../../../src/terms/term.ts'
import { layoutOf } from '../../../src/evaluate/wasm/machine.ts'

/** A kernel that does nothing but read and write. */
function touching(reads: readonly Region[], writes: readonly Region[], isInPlace = false): Kernel {
  return {
    key: '',
    reads,
    writes,
    extent: 1,
    operations: 0,
    ...(isInPlace ? { inPlace: () => true } : {}),
    text: () => '',
    write: () => ({ kind: 'nothing', code: [] }),
  }
}

/** What is in memory: for each byte, the region whose value it is, as it was written. */
type Bytes = Map<number, string>

/** Does what kernels say to a memory of labels; asks that each region that is read holds what was written to it. */
function run(plan: Plan, states: readonly Region[], rounds: number): void {
  const bytes: Bytes = new Map()
  const written = new Map<Region, string>()
  const each = (region: Region, visit: (byte: number) => void): void => {
    const place = plan.places.get(region)
    if (place !== undefined) for (let byte = place; byte < place + region.bytes; byte++) visit(byte)
  }
  const write = (region: Region, label: string): void => {
    written.set(region, label)
    each(region, (byte) => bytes.set(byte, `${label} ${byte - (plan.places.get(region) as number)}`))
  }
  const read = (region: Region): string => {
    const label = written.get(region) as string
    each(region, (byte) => {
      const found = bytes.get(byte)
      const wanted = `${label} ${byte - (plan.places.get(region) as number)}`
      if (found !== wanted) throw new Error(`${region.name} holds ${found} instead of ${wanted}`)
    })
    return label
  }
  for (const state of states) write(state, `first ${state.name}`)
  for (let round = 0; round < rounds; round++)
    for (const { reads, writes } of plan.kernels) {
      const labels = reads.map(read)
      for (const region of writes) write(region, `${round} ${region.name} of (${labels.length})`)
    }
  for (const { reads } of plan.kernels.slice(0, 1)) reads.filter((region) => states.includes(region)).forEach(read)
}

const copy = (from: Region, to: Region): Kernel => touching([from], [to])

describe('random kernels', () => {
  test('read what was written, whatever they write over', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            bytes: fc.integer({ min: 0, max: 90 }),
            reads: fc.array(fc.nat(), { maxLength: 3 }),
            isInPlace: fc.boolean(),
            isOuter: fc.boolean(),
          }),
          { minLength: 1, maxLength: 14 },
        ),
        (given) => {
          const regions: Region[] = []
          const outer = new Set<Region>()
          const kernels = given.map(({ bytes, reads, isInPlace, isOuter }, number) => {
            const region = { name: `t${number}`, bytes }
            const used = regions.length === 0 ? [] : reads.map((at) => regions[at % regions.length] as Region)
            regions.push(region)
            if (isOuter) outer.add(region)
            return touching(used, [region], isInPlace)
          })
          const plan = planned(kernels, { outer, states: [], next: new Map(), copy })
          for (const region of outer) expect(plan.places.has(region)).toBe(false)
          for (const [region, place] of plan.places) {
            expect(place % 16).toBe(0)
            expect(place + region.bytes).toBeLessThanOrEqual(plan.bytes)
          }
          run(plan, [], 2)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('that come one after another take the place of two', () => {
    const regions = Array.from({ length: 9 }, (_, number): Region => ({ name: `t${number}`, bytes: 64 }))
    const kernels = regions.map((region, at) => touching(at === 0 ? [] : [regions[at - 1] as Region], [region]))
    expect(planned(kernels, { outer: new Set(), states: [], next: new Map(), copy }).bytes).toBe(128)
    const inPlace = regions.map((region, at) => touching(at === 0 ? [] : [regions[at - 1] as Region], [region], true))
    expect(planned(inPlace, { outer: new Set(), states: [], next: new Map(), copy }).bytes).toBe(64)
  })
})

interface Steps {
  readonly loops: readonly string[] | undefined
  readonly state: readonly (number | undefined)[]
  readonly outputs: readonly (readonly number[])[]
}

/** The texts of the loops of steps, and what three of them come to. */
function stepsOf(step: Term, states: number, state: readonly number[]): Steps {
  const graph = graphOf(step)
  const process = processOf(wasm, graph, { shared: graph.inputs.length - states, states })
  const given = (list: readonly number[]): Float64Array[] => list.map((element) => Float64Array.of(element))
  process.share(given([10, 20, 30].slice(0, graph.inputs.length - states)))
  process.load(given(state))
  const outputs = process.run(3, []) as Float64Array[]
  return {
    loops: process.explain?.().loops.map(({ text }) => text),
    state: (process.state() as Float64Array[]).map(([element]) => element),
    outputs: outputs.map((output) => Array.from(output)),
  }
}

describe('states', () => {
  const s = real()

  test('that stay are not copied', () => {
    const { loops, state } = stepsOf(morphism([s, s], (a, b) => [a, add(a, b)]).term, 2, [1, 5])
    expect(loops).toEqual(['s1[0] = (s0[0] + s1[0])'])
    expect(state).toEqual([1, 8])
  })

  test('that all stay are steps without loops', () => {
    expect(stepsOf(morphism([s, s], (a, b) => [a, b]).term, 2, [1, 5])).toEqual({
      loops: [],
      state: [1, 5],
      outputs: [],
    })
  })

  test('in turn are exchanged', () => {
    expect(stepsOf(morphism([s, s], (a, b) => [b, a]).term, 2, [1, 5]).state).toEqual([5, 1])
    expect(stepsOf(morphism([s, s, s], (a, b, c) => [b, c, a]).term, 3, [1, 5, 9]).state).toEqual([1, 5, 9])
    expect(stepsOf(morphism([s, s], (a, b) => [add(a, b), a]).term, 2, [1, 1]).state).toEqual([5, 3])
  })

  test('that become one value are each it', () => {
    expect(stepsOf(morphism([s, s], (_a, b) => [b, b]).term, 2, [1, 5]).state).toEqual([5, 5])
    expect(stepsOf(morphism([s, s], (a, b) => [add(a, b), add(a, b)]).term, 2, [1, 2]).state).toEqual([12, 12])
  })

  test('that are given out too are given before they change, or after', () => {
    const before = stepsOf(morphism([s], (a) => [add(a, a), a]).term, 1, [3])
    expect([before.state, before.outputs]).toEqual([[24], [[3, 6, 12]]])
    const after = stepsOf(morphism([s], (a) => [add(a, a), add(a, a)]).term, 1, [3])
    expect([after.state, after.outputs]).toEqual([[24], [[6, 12, 24]]])
  })

  test('that become what is shared are it', () => {
    expect(stepsOf(morphism([s, s, s], (c, _a, b) => [c, add(c, b)]).term, 2, [1, 2]).state).toEqual([10, 32])
  })

  test('are computed where they lie, as soon as no other needs the old ones', () => {
    const { loops, state } = stepsOf(morphism([s, s], (a, b) => [add(a, multiply(b, b)), tanh(a)]).term, 2, [1, 0])
    expect(loops).toEqual(['t0[0] = (s0[0] + s1[0] · s1[0])', 's1[0] = tanh(s0[0])', 's0 = t0'])
    const second = 1 + Math.tanh(1) ** 2
    expect(state[0]).toBeCloseTo(second + Math.tanh(1) ** 2, 12)
    expect(state[1]).toBeCloseTo(Math.tanh(second), 12)
  })

  test('lie in their own place, in a layout', () => {
    const graph = graphOf(morphism([real(3), real(3)], (a, b) => [add(a, b), b]).term)
    const { next, states, addresses } = layoutOf(graph, { shared: 0, states: 2 })
    expect(next.size).toBe(1)
    for (const [after, before] of next)
      expect([states[0]?.region, addresses.get(after)]).toEqual([before, addresses.get(before)])
  })
})
