/**
 * A batch of n preserves identities: (id_A)ⁿ = id_Aⁿ, where Aⁿ has an axis of n in front of each wire of A.
 *
 * Source: Cruttwell et al. (2021), Definition 2.1, Para; the functor of n copies, on which learning in batches rests.
 * Run-time twin: test/laws/batch.test.ts, 'batch(n, id) = id'.
 */
import { expectTypeOf } from 'expect-type'
import { bit, bits, identity, input, real } from 'lensor'
import { test } from 'vitest'
import { forEvery } from './maps.ts'

test('over ℝ', () => {
  expectTypeOf(input(2).batch(5)).toEqualTypeOf(identity([real(5, 2)]))
  expectTypeOf(input(2).batch(3).batch(5)).toEqualTypeOf(identity([real(5, 3, 2)]))
})

test('over ℤ₂', () => {
  expectTypeOf(bits(2, 3).batch(5)).toEqualTypeOf(identity([bit(5, 2, 3)]))
})

test('over both, at every size, of every size', () =>
  forEvery(<N extends number, M extends number>(size: N, batch: M) => {
    const id = identity([real(size), bit(), bit(2, size)])
    expectTypeOf(id.batch(batch)).toEqualTypeOf(identity([real(batch, size), bit(batch), bit(batch, 2, size)]))
  }))

test('the axis stands in front', () => {
  // @ts-expect-error -- ℝ[5×2] is not ℝ[2×5]
  expectTypeOf(input(2).batch(5)).toEqualTypeOf(identity([real(2, 5)]))
})
