/**
 * The copy is coassociative: Δ; (Δ ⊗ id) = Δ; (id ⊗ Δ) : A → A ⊗ A ⊗ A.
 *
 * Source: Cruttwell et al. (2021), §2.4 and Definition 2.6, Cartesian structure.
 * Run-time twin: test/laws/monoidal.test.ts, 'Δ is coassociative: Δ; (Δ ⊗ A) = Δ; (A ⊗ Δ)'.
 */
import { expectTypeOf } from 'expect-type'
import type { Wire } from 'lensor'
import { bit, copy, identity, real } from 'lensor'
import { test } from 'vitest'
import { forEvery } from './maps.ts'

test('over ℝ', () => {
  const [delta, id] = [copy([real(2), real()]), identity([real(2), real()])]
  expectTypeOf(delta.pipe(delta.par(id))).toEqualTypeOf(delta.pipe(id.par(delta)))
})

test('over ℤ₂', () => {
  const [delta, id] = [copy([bit(2)]), identity([bit(2)])]
  expectTypeOf(delta.pipe(delta.par(id))).toEqualTypeOf(delta.pipe(id.par(delta)))
})

test('over every wire', () =>
  forEvery(<A extends Wire>(wire: A) => {
    const [delta, id] = [copy([wire]), identity([wire])]
    expectTypeOf(delta.pipe(delta.par(id))).toEqualTypeOf(delta.pipe(id.par(delta)))
  }))

test('three copies are not two', () => {
  const [delta, id] = [copy([real(2)]), identity([real(2)])]
  // @ts-expect-error -- A ⊗ A ⊗ A is not A ⊗ A
  expectTypeOf(delta.pipe(delta.par(id))).toEqualTypeOf(delta.pipe(id.par(id)))
})
