/**
 * iterate(n, f) is f written out n times, in value, in R and in R of R; and what follows from that.
 *
 * f : P ⊗ (S ⊗ X) → S. Maps are of up to three pieces, for R of R of all that is written out is large.
 */
import * as fc from 'fast-check'
import type { Domain, Tensor, Wire, Wires } from 'lensor'
import { Para, reverse } from 'lensor'
import { describe } from 'vitest'
import { emit } from '../../src/graph/graph.ts'
import { permute } from '../../src/graph/structural.ts'
import { batched } from '../../src/objects/wire.ts'
import { generator } from '../../src/terms/morphism.ts'
import { expectClose, expectSameValues } from './equality.ts'
import type { Iterated } from './iterated.ts'
import { above, again, writtenOut } from './iterated.ts'
import { law } from './law.ts'
import type { AnyMap } from './maps.ts'
import { run, sequence, untyped } from './maps.ts'
import { objects } from './objects.ts'
import { madeTo, recipes } from './terms.ts'

/** Steps of random maps over a domain; with X = 1 where there is to be no input. */
const cases =
  (inputs: (domain: Domain) => fc.Arbitrary<Wires> = objects) =>
  (domain: Domain): fc.Arbitrary<Iterated> =>
    fc
      .tuple(objects(domain), objects(domain), inputs(domain), recipes(3), fc.nat(3))
      .map(([P, S, X, recipe, count]) => ({ f: above(P, madeTo(domain, [...P, ...S, ...X], recipe, S)), X, count }))

const none = (): fc.Arbitrary<Wires> => fc.constant([])

const R = (map: AnyMap): AnyMap => untyped(reverse(map))

describe('iterate', () => {
  law('iterate(n, f) is f written out n times', cases(), (given, draw) =>
    expectSameValues(again(given), writtenOut(given), draw),
  )

  law('R[iterate(n, f)] is that of f written out n times', cases(), (given, draw) =>
    expectSameValues(R(again(given)), R(writtenOut(given)), draw),
  )

  law('R[R[iterate(n, f)]] is that of f written out n times', cases(), (given, draw) =>
    expectSameValues(R(R(again(given))), R(R(writtenOut(given))), draw),
  )

  law('iterate(0, f) = π₀', cases(), ({ f, X }, draw) => {
    const [p, s, x] = [draw(f.params), draw(f.cod), draw(batched(0, X))]
    expectClose(f.cod, run(again({ f, X, count: 0 }))(p, s, x), s)
  })

  law('iterate(m + n, f)(p, s) = iterate(n, f)(p, iterate(m, f)(p, s)), where X = 1', cases(none), (given, draw) => {
    const { f, X, count } = given
    const [p, s] = [draw(f.params), draw(f.cod)]
    const more = again({ f, X, count: 2 })
    expectClose(f.cod, run(again({ f, X, count: count + 2 }))(p, s), run(more)(p, run(again(given))(p, s)))
  })

  law(
    'batch(m, iterate(n, f)) = iterate(n, batch(m, f)), the axes m and n of X in the other order',
    cases(),
    (given, draw) => {
      const { f, X, count } = given
      const batch = untyped(again(given).batch(2))
      const steps = again({ f: untyped(f.batch(2)), X: batched(2, X), count })
      expectSameValues(batch, sequence(swapped(f.cod, batch.dom), steps), draw)
    },
  )

  law('R of a batch of iterate(n, f) is a batch of R', cases(), (given, draw) =>
    expectSameValues(R(untyped(again(given).batch(2))), R(untyped(writtenOut(given).batch(2))), draw),
  )

  law('iterate(m, iterate(n, f)) is f written out m · n times, where X = 1', cases(none), (given, draw) => {
    const { f, X, count } = given
    expectSameValues(R(again({ f: again(given), X, count: 2 })), R(writtenOut({ f, X, count: 2 * count })), draw)
  })
})

/** S ⊗ A → S ⊗ A with the first two axes of each wire of A in the other order. */
function swapped(S: Wires, object: Wires): AnyMap {
  const body = (...points: readonly Tensor[]): readonly Tensor[] =>
    points.map((point, index) => {
      const axes = [...(point.wire as Wire<Domain, readonly number[]>).shape.keys()]
      return index < S.length ? point : emit(permute, [point], { order: [1, 0, ...axes.slice(2)] })
    })
  return new Para(generator([], object, body))
}
