/** Random objects over a domain and values of them. */
import * as fc from 'fast-check'
import type { Domain, Wire, Wires } from 'lensor'
import { Random, integersModulo2, notation, over, reals } from 'lensor'
import { integersModulo4 } from '../../docs/examples/domains/integers-modulo-4.ts'

/** The domains over which the laws are stated: ℝ, ℤ₂, and one that is brought from outside. */
export const domains: readonly (readonly [symbol: string, domain: Domain])[] = [
  [reals.symbol, reals],
  [integersModulo2.symbol, integersModulo2],
  [integersModulo4.symbol, integersModulo4],
]

export function wireOver(domain: Domain, shape: readonly number[]): Wire {
  return over(domain, shape)
}

/** Objects of 0 to 3 wires of rank 0 to 3 and sizes 0 to 5; a size of 0 is rare, for it leaves nothing to compare. */
export function objects(domain: Domain): fc.Arbitrary<Wires> {
  const size = fc.oneof(
    { weight: 15, arbitrary: fc.integer({ min: 1, max: 5 }) },
    { weight: 1, arbitrary: fc.constant(0) },
  )
  const wire = fc.array(size, { maxLength: 3 }).map((shape) => wireOver(domain, shape))
  return fc
    .array(wire, { maxLength: 3 })
    .map((object) => Object.defineProperty(object, fc.toStringMethod, { value: () => notation(object) }))
}

/** Draws values of an object. */
export type Draw = (object: Wires) => unknown[]

/** Values from a seed, one after another: between −1 and 1 over ℝ, sums of up to three ones elsewhere. */
export function drawing(seed: number): Draw {
  const random = new Random(seed)
  return (object) =>
    fill(object, (domain) => {
      if (domain === reals) return 2 * random.uniform() - 1
      const { zero, one, add } = domain.ring
      return Array.from({ length: Math.floor(4 * random.uniform()) }).reduce<unknown>((sum) => add(sum, one), zero)
    })
}

export function zeros(object: Wires): unknown[] {
  return fill(object, (domain) => domain.ring.zero)
}

/** The sum of two values of an object, wire by wire. */
export function plus(object: Wires, left: readonly unknown[], right: readonly unknown[]): unknown[] {
  return (object as readonly Wire[]).map(({ domain: { ring, storage } }, index) => {
    const addends = storage.read(right[index])
    return storage.write(storage.read(left[index]).map((element, place) => ring.add(element, addends[place])))
  })
}

function fill(object: Wires, element: (domain: Domain) => unknown): unknown[] {
  return object.map((part) => {
    if ('bundle' in part) return fill(part.wires, element)
    const { domain, shape } = part as Wire<Domain, readonly number[]>
    const length = shape.reduce((product, size) => product * size, 1)
    return domain.storage.write(Array.from({ length }, () => element(domain)))
  })
}
