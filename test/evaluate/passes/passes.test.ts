/** The passes keep what random terms, their reverse derivatives and their batches mean, and never compute more. */
import * as fc from 'fast-check'
import type { Domain, Graph, Wire } from 'lensor'
import { graphOf, reverse } from 'lensor'
import { describe, expect } from 'vitest'
import { simplified } from '../../../src/evaluate/passes/passes.ts'
import { replay, trace, wiresOf } from '../../../src/graph/graph.ts'
import { meaningOf } from '../../../src/graph/meaning.ts'
import { expectClose } from '../../laws/equality.ts'
import { law } from '../../laws/law.ts'
import type { AnyMap } from '../../laws/maps.ts'
import { untyped } from '../../laws/maps.ts'
import { maps } from '../../laws/terms.ts'
import { work } from './work.ts'

type Subject = (map: AnyMap, size: number) => AnyMap

const reversed = (map: AnyMap): AnyMap => untyped(reverse(map))
const batch: Subject = (map, size) => untyped(map.batch(size))

const subjects: readonly (readonly [string, Subject])[] = [
  ['f', (map) => map],
  ['R[f]', reversed],
  ['batch(n, f)', batch],
  ['R[batch(n, f)]', (map, size) => reversed(batch(map, size))],
  ['batch(n, R[f])', (map, size) => batch(reversed(map), size)],
  ['R[R[f]]', (map) => reversed(reversed(map))],
]

/** The graph, built again as it is. */
const copyOf = (graph: Graph): Graph =>
  trace(wiresOf(graph.inputs), (points) => graph.outputs.map(replay(graph, points)))

const sized = (domain: Domain): fc.Arbitrary<[AnyMap, number]> => fc.tuple(maps(domain), fc.nat(3))

describe.each(subjects)('%s simplified', (_name, subject) => {
  law('means the same, and computes no more', sized, ([map, size], draw) => {
    const given = subject(map, size)
    const before = graphOf(given.term)
    const after = simplified(before)
    expect(simplified(copyOf(after)).values.length).toBe(after.values.length)
    expect(work(after)).toBeLessThanOrEqual(work(before))

    const wires = [...given.params, ...given.dom] as readonly Wire[]
    const values = draw(wires)
    const lists = wires.map(({ domain }, index) => domain.storage.read(values[index]))
    const stored = (graph: Graph): unknown[] =>
      meaningOf(graph)(lists).map((list, index) => (given.cod[index] as Wire).domain.storage.write(list))
    expectClose(given.cod, stored(after), stored(before))
  })
})
