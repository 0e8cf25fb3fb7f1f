/**
 * The discard is the counit of the copy: Δ; (! ⊗ id) = id = Δ; (id ⊗ !) : A → A.
 *
 * Source: Cruttwell et al. (2021), §2.4 and Definition 2.6, Cartesian structure.
 * Run-time twin: test/laws/monoidal.test.ts, 'Δ is counital: Δ; (! ⊗ A) = id = Δ; (A ⊗ !)'.
 */
import { expectTypeOf } from 'expect-type'
import type { Wire } from 'lensor'
import { bit, copy, discard, identity, real } from 'lensor'
import { test } from 'vitest'
import { forEvery } from './maps.ts'

test('over ℝ', () => {
  const [delta, end, id] = [copy([real(2)]), discard([real(2)]), identity([real(2)])]
  expectTypeOf(delta.pipe(end.par(id))).toEqualTypeOf(id)
  expectTypeOf(delta.pipe(id.par(end))).toEqualTypeOf(id)
})

test('over ℤ₂', () => {
  const [delta, end, id] = [copy([bit(2), bit()]), discard([bit(2), bit()]), identity([bit(2), bit()])]
  expectTypeOf(delta.pipe(end.par(id))).toEqualTypeOf(id)
  expectTypeOf(delta.pipe(id.par(end))).toEqualTypeOf(id)
})

test('over every wire', () =>
  forEvery(<A extends Wire>(wire: A) => {
    const [delta, end, id] = [copy([wire]), discard([wire]), identity([wire])]
    expectTypeOf(delta.pipe(end.par(id))).toEqualTypeOf(id)
    expectTypeOf(delta.pipe(id.par(end))).toEqualTypeOf(id)
  }))

test('with both copies discarded nothing is left', () => {
  const [delta, end, id] = [copy([real(2)]), discard([real(2)]), identity([real(2)])]
  // @ts-expect-error -- A → 1 is not A → A
  expectTypeOf(delta.pipe(end.par(end))).toEqualTypeOf(id)
})
