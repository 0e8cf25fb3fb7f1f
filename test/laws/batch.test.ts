/**
 * A batch of n: an axis in front of each wire, one sample after another; parameters are shared.
 *
 * That it keeps ⊗ and sums parameter changes is the monoidal functor of n copies, Δ; (f ⊗ … ⊗ f), with its wires in other
 * order.
 */
import * as fc from 'fast-check'
import type { Domain, Wire, Wires } from 'lensor'
import { reverse } from 'lensor'
import { describe } from 'vitest'
import { expectClose, expectSameGraph, expectSameValues } from './equality.ts'
import { law } from './law.ts'
import type { AnyMap } from './maps.ts'
import { beside, halved, identityOf, run, sequence, untyped } from './maps.ts'
import { objects, plus, zeros } from './objects.ts'
import { following, maps } from './terms.ts'

const batchOf = (size: number, map: AnyMap): AnyMap => untyped(map.batch(size))
const sizes = fc.nat(3)

const sized =
  <Case>(cases: (domain: Domain) => fc.Arbitrary<Case>) =>
  (domain: Domain): fc.Arbitrary<[Case, number]> =>
    fc.tuple(cases(domain), sizes)

/** Samples of an object as one value of its batch: their elements, one sample after another. */
function batched(object: Wires, samples: readonly (readonly unknown[])[]): unknown[] {
  return (object as readonly Wire[]).map(({ domain: { storage } }, index) =>
    storage.write(samples.flatMap((sample) => storage.read(sample[index]))),
  )
}

describe('batch', () => {
  law('batch(n, f)(p, a₁ … aₙ) = f(p, a₁) … f(p, aₙ)', sized(maps), ([f, size], draw) => {
    const p = draw(f.params)
    const samples = Array.from({ length: size }, () => draw(f.dom))
    const batch = batchOf(size, f)
    const expected = batched(
      f.cod,
      samples.map((a) => run(f)(p, a)),
    )
    expectClose(batch.cod, run(batch)(p, batched(f.dom, samples)), expected)
  })

  law(
    'R[batch(n, f)] adds the changes of p, and has those of a₁ … aₙ beside each other',
    sized(maps),
    ([f, size], draw) => {
      const p = draw(f.params)
      const samples = Array.from({ length: size }, () => ({ a: draw(f.dom), b: draw(f.cod) }))
      const backs = samples.map(({ a, b }) => halved(run(untyped(reverse(f)))(p, a, b), f.params))
      const back = untyped(reverse(batchOf(size, f)))
      const [inputs, changes] = [samples.map(({ a }) => a), samples.map(({ b }) => b)]
      expectClose(back.cod, run(back)(p, batched(f.dom, inputs), batched(f.cod, changes)), [
        ...backs.reduce((sum, [change]) => plus(f.params, sum, change), zeros(f.params)),
        ...batched(
          f.dom,
          backs.map(([, change]) => change),
        ),
      ])
    },
  )

  law('batch(n, id) = id', sized(objects), ([A, size]) => {
    const batch = batchOf(size, identityOf(A))
    expectSameGraph(batch, identityOf(batch.dom))
  })

  law('batch(n, f; g) = batch(n, f); batch(n, g)', sized(following), ([[f, g], size], draw) =>
    expectSameValues(batchOf(size, sequence(f, g)), sequence(batchOf(size, f), batchOf(size, g)), draw),
  )

  law(
    'batch(n, f ⊗ g) = batch(n, f) ⊗ batch(n, g)',
    sized((domain) => fc.tuple(maps(domain), maps(domain))),
    ([[f, g], size], draw) =>
      expectSameValues(batchOf(size, beside(f, g)), beside(batchOf(size, f), batchOf(size, g)), draw),
  )

  law('batch(n, batch(m, f)) is a batch of batches', sized(maps), ([f, size], draw) => {
    const twice = batchOf(size, batchOf(2, f))
    const p = draw(f.params)
    const samples = Array.from({ length: 2 * size }, () => draw(f.dom))
    const expected = batched(
      f.cod,
      samples.map((a) => run(f)(p, a)),
    )
    expectClose(twice.cod, run(twice)(p, batched(f.dom, samples)), expected)
  })
})
