/** The engine computes what random terms mean: their batches, their reverse derivatives, and many steps of them. */
import * as fc from 'fast-check'
import type { Domain, Tensor, Wire } from 'lensor'
import { graphOf, reverse } from 'lensor'
import { describe } from 'vitest'
import { wasm } from '../../../src/evaluate/wasm/engine.ts'
import { above, again } from '../../laws/iterated.ts'
import { law } from '../../laws/law.ts'
import type { AnyMap } from '../../laws/maps.ts'
import { untyped } from '../../laws/maps.ts'
import { objects } from '../../laws/objects.ts'
import { madeTo, maps, recipes } from '../../laws/terms.ts'
import { expectMeaning } from '../passes/kept.ts'

type Subject = (map: AnyMap, size: number) => AnyMap

const reversed = (map: AnyMap): AnyMap => untyped(reverse(map))
const batch: Subject = (map, size) => untyped(map.batch(size))

const subjects: readonly (readonly [string, Subject])[] = [
  ['f', (map) => map],
  ['R[f]', reversed],
  ['R[batch(n, f)]', (map, size) => reversed(batch(map, size))],
  ['batch(n, R[f])', (map, size) => batch(reversed(map), size)],
  ['R[R[f]]', (map) => reversed(reversed(map))],
]

/** Asks that the engine gives what a map means, at drawn values. */
function expectComputed(map: AnyMap, draw: (wires: readonly Wire[]) => unknown[]): void {
  const graph = graphOf(map.term)
  const wires = [...map.params, ...map.dom] as readonly Wire[]
  const values = draw(wires)
  const outputs = wasm.compile(graph)(values)
  expectMeaning(
    graph,
    wires.map(({ domain }, index) => domain.storage.read(values[index])),
    outputs.map((output, index) => (graph.outputs[index] as Tensor).wire.domain.storage.read(output)),
  )
}

const sized = (domain: Domain): fc.Arbitrary<[AnyMap, number]> => fc.tuple(maps(domain), fc.nat(3))

describe.each(subjects)('%s', (_name, subject) => {
  law('computes its meaning', sized, ([map, size], draw) => expectComputed(subject(map, size), draw))
})

/** f : P ⊗ (S ⊗ X) → S, done so many times. */
const iterated = (domain: Domain): fc.Arbitrary<AnyMap> =>
  fc
    .tuple(objects(domain), objects(domain), objects(domain), recipes(3), fc.nat(3))
    .map(([P, S, X, recipe, count]) => again({ f: above(P, madeTo(domain, [...P, ...S, ...X], recipe, S)), X, count }))

describe.each(subjects)('%s of steps', (_name, subject) => {
  law(
    'computes its meaning',
    (domain) => fc.tuple(iterated(domain), fc.nat(3)),
    ([map, size], draw) => expectComputed(subject(map, size), draw),
  )
})
