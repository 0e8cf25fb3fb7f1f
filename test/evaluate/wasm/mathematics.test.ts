/** The elementary functions as code give what mpmath gives, within two units in the last place, and the host's edges. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Module, count, v128 } from '../../../src/evaluate/wasm/encoder/index.ts'
import { mathematics } from '../../../src/evaluate/wasm/mathematics/index.ts'
import fixtures from '../../fixtures/mathematics.json' with { type: 'json' }
import { instantiate } from './instantiate.ts'

type Name = keyof typeof mathematics

const host: Readonly<Record<Name, (x: number) => number>> = {
  cos: Math.cos,
  exp: Math.exp,
  log: Math.log,
  reciprocal: (x) => 1 / x,
  sigmoid: (x) => (x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x))),
  sin: Math.sin,
  sqrt: Math.sqrt,
  tanh: Math.tanh,
}

const names = Object.keys(host) as Name[]

/** Functions that apply one to the doubles from the memory's start up to an address, two at a time. */
const { exports, memory } = (() => {
  const module = new Module()
  for (const name of names) {
    const inPlace = module.function(['i32'], ([end], newLocal) => {
      const at = newLocal('i32')
      return count(at, 0, end.get, 16, v128.store(at.get, mathematics[name](v128.load(at.get), newLocal)))
    })
    module.export(name, inPlace)
  }
  return instantiate(module, 4)
})()

function apply(name: Name, xs: ArrayLike<number>): Float64Array {
  const numbers = new Float64Array(memory.buffer)
  numbers.set(xs)
  exports[name]?.(Math.ceil(xs.length / 2) * 16)
  return numbers.slice(0, xs.length)
}

/** Where a double stands among all, the zeros at 0: two next to each other differ by 1. */
function place(x: number): bigint {
  const bits = new BigInt64Array(Float64Array.of(x).buffer)[0] ?? 0n
  return bits < 0n ? -BigInt.asUintN(63, bits) : bits
}

/** The greatest distance between results and what they should be, in units in the last place. */
function distance(results: ArrayLike<number>, expected: ArrayLike<number>): number {
  const apart = Array.from(results, (result, index) => Number(place(result) - place(expected[index] ?? NaN)))
  return apart.reduce((greatest, units) => Math.max(greatest, Math.abs(units)), 0)
}

describe('the elementary functions', () => {
  test.each(Object.entries(fixtures.cases))(
    '%s is within two units of the correctly rounded result',
    (name, { x, y }) => {
      expect(x.length).toBeGreaterThan(1000)
      expect(distance(apply(name as Name, x), y)).toBeLessThanOrEqual(2)
    },
  )

  test.each(['exp', 'log', 'sin', 'cos'] as const)('%s is within one unit of the correctly rounded result', (name) => {
    const { x, y } = fixtures.cases[name]
    expect(distance(apply(name, x), y)).toBeLessThanOrEqual(1)
  })

  const dense: readonly (readonly [Name, number, number])[] = [
    ['cos', -100, 100],
    ['cos', 1.572e6, 1.574e6],
    ['exp', -745.2, 709.8],
    ['exp', -1, 1],
    ['log', 0, 4],
    ['sigmoid', -40, 40],
    ['sigmoid', -746, -700],
    ['sin', -100, 100],
    ['sin', 1.572e6, 1.574e6],
    ['tanh', -22, 22],
    ['tanh', -1, 1],
  ]

  test.each(dense)('%s is near to the host from %d to %d', (name, from, to) => {
    const size = 30_000
    const x = Float64Array.from({ length: size }, (_, index) => from + ((to - from) * index) / size)
    expect(distance(apply(name, x), x.map(host[name]))).toBeLessThanOrEqual(4)
  })

  const edges: Readonly<Record<Name, readonly number[]>> = {
    cos: [0, -0, Infinity, -Infinity, 5e-324],
    exp: [0, -0, Infinity, -Infinity, 5e-324, 710, 1e300, -746, -1e300, 709.782712893384, 709.7827128933841],
    log: [0, -0, Infinity, -Infinity, 1, -1, -5e-324, -1e300],
    reciprocal: [0, -0, Infinity, -Infinity, 3],
    sigmoid: [0, -0, Infinity, -Infinity, 5e-324, 37, 710, 1e300, -746, -1e300],
    sin: [0, -0, Infinity, -Infinity, 5e-324, -5e-324, 1e-300],
    sqrt: [0, -0, Infinity, -Infinity, 2, -1, 5e-324],
    tanh: [0, -0, Infinity, -Infinity, 5e-324, -5e-324, 1e-300, 20, -20, 1e300, -1e300],
  }

  test.each(Object.entries(edges))('%s has the edges of the host', (name, xs) => {
    const all = [...xs, NaN]
    expect([...apply(name as Name, all)]).toEqual(all.map((x) => host[name as Name](x)))
  })

  test('small results lose nothing to overflow or underflow', () => {
    expect([...apply('exp', [-745.1332191019411, -745.1332191019412])]).toEqual([5e-324, 0])
    expect([...apply('sigmoid', [-745.1332191019411, -745.1332191019412, -745])]).toEqual([5e-324, 0, 5e-324])
    expect([...apply('log', [5e-324, 1.7976931348623157e308])]).toEqual([-744.4400719213812, 709.782712893384])
  })

  test('the lanes are independent', () => {
    const any = fc.oneof(fc.double(), fc.double({ min: -50, max: 50 }), fc.double({ min: -1e9, max: 1e9 }))
    fc.assert(
      fc.property(fc.constantFrom(...names), any, any, (name, x, y) => {
        const [first, second] = [apply(name, [x, x])[0], apply(name, [y, y])[0]]
        expect([...apply(name, [x, y])]).toEqual([first, second])
        expect([...apply(name, [y, x])]).toEqual([second, first])
      }),
      { numRuns: 2000 },
    )
  })
})
