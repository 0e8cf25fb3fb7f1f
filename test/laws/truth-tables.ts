/**
 * A domain whose elements are truth tables: bit k of a table is what it is in case k. One value of a map over it is the
 * values of the map over ℤ₂ in many cases at once.
 *
 * Source: Knuth, The Art of Computer Programming 4A, 7.1.2 and 7.1.3, for truth tables as numbers and for magic masks.
 */
import type { Domain, Over, Wire, Wires } from 'lensor'
import { over } from 'lensor'

export type Tables = readonly bigint[]

/** The ring of integers under XOR and AND: tables of any number of cases. Its one, true in all of them, is −1. */
export const truthTables: Domain<bigint, Tables> = {
  symbol: 'ℤ₂ᴺ',
  ring: {
    zero: 0n,
    one: -1n,
    add: (left, right) => left ^ right,
    negate: (table) => table,
    multiply: (left, right) => left & right,
    equals: (left, right) => left === right,
  },
  storage: {
    name: 'Array',
    is: (value): value is Tables => Array.isArray(value),
    length: (storage) => storage.length,
    read: (storage) => [...storage],
    write: (elements) => [...elements],
  },
  smooth: undefined,
  draw: (random) => BigInt(Math.floor(2 ** 32 * random.uniform()) - 2 ** 31),
  magnitude: (table) => (table === 0n ? 0 : 1),
}

/** The wire ℤ₂ᴺ[…] of a shape. */
export function tables(...shape: number[]): Over<typeof truthTables, number[]> {
  return over<typeof truthTables, number[]>(truthTables, shape)
}

/** The sum of tables, place by place. */
export const plus = (left: Tables, right: Tables): Tables =>
  left.map((table, place) => table ^ (right[place] as bigint))

/** How many bits vary inside tables, so that a table has two to this power cases; further bits are gone through. */
export const inside = 14

/** The bits that vary inside tables: bit k of the first, second, … table is the last, last but one, … digit of k. */
const digits: Tables = Array.from({ length: inside }, (_, digit) => {
  const half = 1n << BigInt(digit)
  return (((1n << (1n << BigInt(inside))) - 1n) / ((1n << half) + 1n)) << half
})

const sizesOf = (object: Wires): number[] =>
  (object as readonly Wire<Domain, readonly number[]>[]).map(({ shape }) =>
    shape.reduce((product, size) => product * size, 1),
  )

/** How many values of bits an object has. */
export function casesOf(object: Wires): number {
  return sizesOf(object).reduce((cases, size) => cases * 2 ** size, 1)
}

/** All values of bits of an object, as tables: few groups of many cases. */
export function* everywhere(object: Wires): Generator<readonly Tables[]> {
  const sizes = sizesOf(object)
  for (let group = 0; group < casesOf(object) / 2 ** inside; group++) {
    const outside = Array.from({ length: 32 }, (_, digit) => ((group >>> digit) & 1 ? -1n : 0n))
    const waiting = [...digits, ...outside].values()
    yield sizes.map((size) => Array.from({ length: size }, () => waiting.next().value as bigint))
  }
}

/** The bits of tables in one case. */
export function bitsIn(given: Tables, at: number): number[] {
  return given.map((table) => Number((table >> BigInt(at)) & 1n))
}

/** The first case in which tables differ, if there is one. */
export function firstDifference(left: Tables, right: Tables): number | undefined {
  if (left.length !== right.length) return 0
  const differing = plus(left, right).reduce((any, table) => any | table, 0n)
  return differing === 0n ? undefined : (differing & -differing).toString(2).length - 1
}
