/** Steps in blocks are the same steps: in value, in R and in R of R, on every engine. */
import * as fc from 'fast-check'
import type { Domain } from 'lensor'
import { compile, rematerialise, reverse } from 'lensor'
import { describe } from 'vitest'
import { expectClose, expectSameBeginning, expectSameBits, expectSameValues } from './equality.ts'
import type { Iterated } from './iterated.ts'
import { above, again } from './iterated.ts'
import { law } from './law.ts'
import type { AnyMap } from './maps.ts'
import { run, untyped, untypedLens } from './maps.ts'
import { objects } from './objects.ts'
import { madeTo, maps, recipes } from './terms.ts'

/** Steps of random maps over a domain, and how many of them lie between two states that are remembered, where it is said. */
interface Bracketed extends Iterated {
  readonly every: number | undefined
}

const cases =
  (most: number, longest = 3) =>
  (domain: Domain): fc.Arbitrary<Bracketed> =>
    fc
      .tuple(
        objects(domain),
        objects(domain),
        objects(domain),
        recipes(longest),
        fc.nat(most),
        fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
      )
      .map(([P, S, X, recipe, count, every]) => ({
        f: above(P, madeTo(domain, [...P, ...S, ...X], recipe, S)),
        X,
        count,
        every,
      }))

const R = (map: AnyMap): AnyMap => untyped(reverse(map))

const inBlocks = (map: AnyMap, every?: number): AnyMap =>
  untyped(rematerialise(map, every === undefined ? {} : { every }))

const both = (given: Bracketed): readonly [AnyMap, AnyMap] => [inBlocks(again(given), given.every), again(given)]

describe('rematerialise', () => {
  law('a map does the same arithmetic forward: its values are the same to the last bit', cases(11), (given, draw) => {
    const [blocks, plain] = both(given)
    expectSameBits(blocks, plain, draw)
  })

  law('R of it is R', cases(11), (given, draw) => {
    const [blocks, plain] = both(given)
    expectSameValues(R(blocks), R(plain), draw)
  })

  law('R of R of it is R of R', cases(5, 2), (given, draw) => {
    const [blocks, plain] = both(given)
    expectSameValues(R(R(blocks)), R(R(plain)), draw)
  })

  law('R of a batch of it is R of a batch', cases(7), (given, draw) => {
    const [blocks, plain] = both(given)
    expectSameValues(R(untyped(blocks.batch(2))), R(untyped(plain.batch(2))), draw)
  })

  law('done twice, it is the same still', cases(11), (given, draw) => {
    const [blocks, plain] = both(given)
    expectSameValues(R(inBlocks(blocks)), R(plain), draw)
  })

  law('it goes into R, batches, lenses and reparametrisations, wherever steps stand', maps, (map, draw) => {
    const [lens, other] = [untypedLens(map.lens()), untypedLens(rematerialise(map.lens(), { every: 1 }))]
    expectSameValues(inBlocks(R(untyped(map.batch(2))), 2), R(untyped(map.batch(2))), draw)
    expectSameValues(inBlocks(untyped(lens.put), 2), untyped(lens.put), draw)
    expectSameValues(untyped(other.get), untyped(lens.get), draw)
  })

  law('R of it is R on the engine wasm', cases(11), (given, draw) => {
    const [blocks, plain] = both(given).map(R) as [AnyMap, AnyMap]
    const values = draw([...plain.params, ...plain.dom])
    const compiled = compile(blocks, { engine: 'wasm' }) as unknown as (...values: readonly unknown[]) => unknown[]
    expectClose(plain.cod, compiled(...values), run(plain)(values))
  })

  law('its parameters begin as they did', cases(11), (given) => {
    const [blocks, plain] = both(given)
    expectSameBeginning(blocks, plain)
  })
})
