/** What the encoder writes is WebAssembly that the host accepts, and it computes what it says. */
import { describe, expect, test } from 'vitest'
import {
  Module,
  after,
  block,
  call,
  count,
  f64,
  f64x2,
  i32,
  pageSize,
  sequence,
  v128,
} from '../../../src/evaluate/wasm/encoder/index.ts'
import type { Function } from '../../../src/evaluate/wasm/encoder/index.ts'
import { instantiate } from './instantiate.ts'

describe('the encoder', () => {
  test('writes a loop over vectors in memory', () => {
    const module = new Module()
    const scale: Function = module.function(['i32', 'f64'], ([length, factor], newLocal) => {
      const place = newLocal('i32')
      const scaled = f64x2.multiply(f64x2.splat(factor.get), v128.load(place.get))
      return count(place, 0, length.get, 16, v128.store(place.get, scaled))
    })
    module.export('scale', scale)
    const { exports, memory } = instantiate(module, 1)
    const numbers = new Float64Array(memory.buffer)
    numbers.set([1, 2, 3, 4, 5])
    exports['scale']?.(32, 3)
    expect([...numbers.subarray(0, 5)]).toEqual([3, 6, 9, 12, 5])
    exports['scale']?.(0, 3)
    expect(numbers[0]).toBe(3)
  })

  test('calls functions, imported ones too, and lays data in memory', () => {
    const module = new Module()
    const host = module.imported('twice', ['f64'], 'f64')
    const next = module.function(['f64'], ([x]) => f64.add(call('f64', host, x.get), f64.constant(0.5)))
    module.export('next', next)
    module.data(2 * pageSize - 4, Uint8Array.of(1, 2, 3, 200))
    const { exports, memory } = instantiate(module, 2, { twice: (x: number) => 2 * x })
    expect(exports['next']?.(3)).toBe(6.5)
    expect([...new Uint8Array(memory.buffer).slice(-4)]).toEqual([1, 2, 3, 200])
  })

  test.each([0, 1, -1, 63, 64, -64, -65, 127, 128, 65_535, 2 ** 31 - 1, -(2 ** 31)])(
    'writes the number %i',
    (value) => {
      const module = new Module()
      module.export(
        'value',
        module.function([], () => i32.constant(value)),
      )
      expect(instantiate(module, 1).exports['value']?.()).toBe(value)
    },
  )

  test('writes a block that is left early', () => {
    const module = new Module()
    const limited = module.function(['i32'], ([value]) =>
      after(
        block((leave) => sequence(leave(i32.less(value.get, i32.constant(10))), value.set(i32.constant(10)))),
        value.get,
      ),
    )
    module.export('limited', limited)
    const { exports } = instantiate(module, 1)
    expect([3, 10, 12].map((value) => exports['limited']?.(value))).toEqual([3, 10, 10])
  })

  test('refuses an import after a function', () => {
    const module = new Module()
    module.function([], () => sequence())
    expect(() => module.imported('late', [])).toThrow('imports come before functions')
  })
})
