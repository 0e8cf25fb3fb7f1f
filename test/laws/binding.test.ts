/**
 * Binding numbers to named sizes is a functor, and it is the same before R and batches as behind them: what is made with
 * names and then bound is what is made with numbers at once, as a graph.
 */
import * as fc from 'fast-check'
import type { Domain, Size } from 'lensor'
import { bind, reverse } from 'lensor'
import { describe } from 'vitest'
import { namesOfTerm } from '../../src/terms/binding.ts'
import { expectSameGraph, expectSameValues } from './equality.ts'
import { law } from './law.ts'
import type { AnyMap } from './maps.ts'
import { beside, sequence, untyped } from './maps.ts'
import { following, maps } from './terms.ts'

/** A map at those of the sizes that it has: one of no wires has none. */
function bound(map: AnyMap, sizes: Readonly<Record<string, number>>): AnyMap {
  const names = namesOfTerm(map.term)
  const own = Object.fromEntries(Object.entries(sizes).filter(([name]) => names.includes(name)))
  return bind<unknown, typeof own>(map as never, own) as unknown as AnyMap
}

const batchOf = (size: Size, map: AnyMap): AnyMap => untyped(map.batch(size))
const reverseOf = (map: AnyMap): AnyMap => untyped(reverse(map))

const numbers = fc.nat(3)

const sized =
  <Case>(cases: (domain: Domain) => fc.Arbitrary<Case>) =>
  (domain: Domain): fc.Arbitrary<[Case, number]> =>
    fc.tuple(cases(domain), numbers)

describe('binding', () => {
  law('batch(n, f) at n', sized(maps), ([f, n]) => expectSameGraph(bound(batchOf('n', f), { n }), batchOf(n, f)))

  law('R[batch(n, f)] at n', sized(maps), ([f, n]) =>
    expectSameGraph(bound(reverseOf(batchOf('n', f)), { n }), reverseOf(batchOf(n, f))),
  )

  law('batch(n, R[f]) at n', sized(maps), ([f, n]) =>
    expectSameGraph(bound(batchOf('n', reverseOf(f)), { n }), batchOf(n, reverseOf(f))),
  )

  law('R of f bound is f bound of R', sized(maps), ([f, n]) =>
    expectSameGraph(bound(reverseOf(batchOf('n', f)), { n }), reverseOf(bound(batchOf('n', f), { n }))),
  )

  law('batch(n, batch(m, f)) at n and m, at once and one after the other', sized(maps), ([f, n]) => {
    const twice = batchOf('n', batchOf('m', f))
    const expected = batchOf(n, batchOf(2, f))
    expectSameGraph(bound(twice, { n, m: 2 }), expected)
    expectSameGraph(bound(bound(twice, { m: 2 }), { n }), expected)
  })

  law('batch(n, f); batch(n, g) at n', sized(following), ([[f, g], n], draw) =>
    expectSameValues(bound(sequence(batchOf('n', f), batchOf('n', g)), { n }), batchOf(n, sequence(f, g)), draw),
  )

  law(
    'batch(n, f) ⊗ batch(m, g) at n and m',
    sized((domain) => fc.tuple(maps(domain), maps(domain))),
    ([[f, g], n]) =>
      expectSameGraph(
        bound(beside(batchOf('n', f), batchOf('m', g)), { n, m: 1 }),
        beside(batchOf(n, f), batchOf(1, g)),
      ),
  )
})
