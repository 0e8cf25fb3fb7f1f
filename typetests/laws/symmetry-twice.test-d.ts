/**
 * The symmetry is its own inverse: σ_A,B; σ_B,A = id_A⊗B.
 *
 * Source: Cruttwell et al. (2021), Definition 2.1, Para of a symmetric monoidal category.
 * Run-time twin: test/laws/monoidal.test.ts, 'symmetry: σ_A,B; σ_B,A = id'.
 */
import { expectTypeOf } from 'expect-type'
import type { Wire } from 'lensor'
import { bit, identity, real, swap } from 'lensor'
import { test } from 'vitest'
import { forEvery } from './maps.ts'

test('over ℝ', () => {
  const twice = swap([real(2)], [real(3), real()]).pipe(swap([real(3), real()], [real(2)]))
  expectTypeOf(twice).toEqualTypeOf(identity([real(2), real(3), real()]))
})

test('over ℤ₂', () => {
  const twice = swap([bit(2)], [bit(3)]).pipe(swap([bit(3)], [bit(2)]))
  expectTypeOf(twice).toEqualTypeOf(identity([bit(2), bit(3)]))
})

test('over every wire', () =>
  forEvery(<A extends Wire, B extends Wire>(first: A, second: B) => {
    const twice = swap([first], [second]).pipe(swap([second], [first]))
    expectTypeOf(twice).toEqualTypeOf(identity([first, second]))
  }))

test('once it is no identity', () => {
  // @ts-expect-error -- A ⊗ B → B ⊗ A
  expectTypeOf(swap([real(2)], [real(3)])).toEqualTypeOf(identity([real(2), real(3)]))
})
