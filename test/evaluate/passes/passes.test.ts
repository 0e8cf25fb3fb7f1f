/** The passes keep what random terms, their reverse derivatives and their batches mean, and never compute more. */
import * as fc from 'fast-check'
import type { Domain, Wire } from 'lensor'
import { Random, graphOf, reals, reverse } from 'lensor'
import { describe } from 'vitest'
import { algebra } from '../../../src/evaluate/passes/algebra.ts'
import { broadcasts } from '../../../src/evaluate/passes/broadcasts.ts'
import { constants } from '../../../src/evaluate/passes/constants.ts'
import { contractions } from '../../../src/evaluate/passes/contractions.ts'
import { indices } from '../../../src/evaluate/passes/indices.ts'
import { moves } from '../../../src/evaluate/passes/moves.ts'
import { simplified } from '../../../src/evaluate/passes/passes.ts'
import type { Pass } from '../../../src/evaluate/passes/rewrite.ts'
import { rewriting } from '../../../src/evaluate/passes/rewrite.ts'
import { scansTogether } from '../../../src/evaluate/passes/scans-together.ts'
import { scans } from '../../../src/evaluate/passes/scans.ts'
import { elements } from '../../../src/objects/wire.ts'
import { law } from '../../laws/law.ts'
import type { AnyMap } from '../../laws/maps.ts'
import { untyped } from '../../laws/maps.ts'
import { maps } from '../../laws/terms.ts'
import { expectKept, expectSameKinds, expectSimple } from './kept.ts'

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

const sized = (domain: Domain): fc.Arbitrary<[AnyMap, number]> => fc.tuple(maps(domain), fc.nat(3))

const wiresOf = (map: AnyMap): readonly Wire[] => [...map.params, ...map.dom] as readonly Wire[]

describe.each(subjects)('%s simplified', (_name, subject) => {
  law('means the same, and computes no more', sized, ([map, size], draw) => {
    const given = subject(map, size)
    const graph = graphOf(given.term)
    expectSimple(simplified, graph)
    const wires = wiresOf(given)
    const values = draw(wires)
    expectKept(
      simplified,
      graph,
      wires.map(({ domain }, index) => domain.storage.read(values[index])),
    )
  })
})

const passes: readonly (readonly [string, Pass])[] = [
  ['algebra', rewriting(algebra)],
  ['broadcasts', rewriting(broadcasts)],
  ['constants', rewriting(constants)],
  ['contractions', rewriting(contractions)],
  ['indices', rewriting(indices)],
  ['moves', rewriting(moves)],
  ['scans', rewriting(scans((graph) => graph))],
  ['scans together', scansTogether],
]

describe.each(passes)('the pass %s alone', (_name, pass) => {
  law('keeps R[batch(n, f)]', sized, ([map, size], draw) => {
    const given = reversed(batch(map, size))
    const graph = graphOf(given.term)
    expectSimple(pass, graph)
    const wires = wiresOf(given)
    const values = draw(wires)
    expectKept(
      pass,
      graph,
      wires.map(({ domain }, index) => domain.storage.read(values[index])),
    )
  })
})

describe('all passes but contractions', () => {
  const pass = rewriting([...constants, ...algebra, ...moves, ...indices, ...broadcasts, ...scans((graph) => graph)])
  // None is so large that a sum of finite ones overflows: that depends on the order.
  const extremes = [0, 1, -1, 0.5, 1e-308, Infinity, -Infinity, NaN]

  law(
    'keep what is infinite and what is no number',
    (domain) => fc.tuple(sized(domain), fc.nat()),
    ([[map, size], seed]) => {
      const given = reversed(batch(map, size))
      const random = new Random(seed)
      const any = (): number => extremes[Math.floor(random.uniform() * extremes.length)] as number
      const inputs = wiresOf(given).map(({ shape }) => Array.from({ length: elements(shape) }, any))
      expectSameKinds(pass, graphOf(given.term), inputs)
    },
    [[reals.symbol, reals]],
  )
})
