/**
 * R preserves identities: R(id_A) = id, the lens of get(a) = a and put(a, a′) = a′. By RD.3.
 *
 * Source: Cruttwell et al. (2021), Proposition 2.7, the functor R.
 * Run-time twin: test/laws/lenses.test.ts, 'R(id) = id'.
 */
import { expectTypeOf } from 'expect-type'
import type { Wire } from 'lensor'
import { bit, discard, identity, lens, real } from 'lensor'
import { test } from 'vitest'
import { forEvery } from './maps.ts'

test('over ℝ', () => {
  const id = identity([real(2), real()])
  expectTypeOf(id.lens()).toEqualTypeOf(lens({ get: id, put: discard(id.dom).par(id) }))
})

test('over ℤ₂', () => {
  const id = identity([bit(2)])
  expectTypeOf(id.lens()).toEqualTypeOf(lens({ get: id, put: discard(id.dom).par(id) }))
})

test('over every wire', () =>
  forEvery(<A extends Wire>(wire: A) => {
    const id = identity([wire])
    expectTypeOf(id.lens()).toEqualTypeOf(lens({ get: id, put: discard(id.dom).par(id) }))
  }))

test('the identity of another object is another lens', () => {
  const id = identity([real(3)])
  // @ts-expect-error -- (ℝ[2], ℝ[2]) is not (ℝ[3], ℝ[3])
  expectTypeOf(identity([real(2)]).lens()).toEqualTypeOf(lens({ get: id, put: discard(id.dom).par(id) }))
})
