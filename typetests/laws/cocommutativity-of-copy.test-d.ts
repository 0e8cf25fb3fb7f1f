/**
 * The copy is cocommutative: Δ; σ_A,A = Δ : A → A ⊗ A. That the two copies are equal is a matter of values.
 *
 * Source: Cruttwell et al. (2021), §2.4 and Definition 2.6, Cartesian structure.
 * Run-time twin: test/laws/monoidal.test.ts, 'Δ is cocommutative: Δ; σ = Δ'.
 */
import { expectTypeOf } from 'expect-type'
import type { Wire } from 'lensor'
import { bit, copy, real, swap } from 'lensor'
import { test } from 'vitest'
import { forEvery } from './maps.ts'

test('over ℝ', () => {
  const delta = copy([real(2), real()])
  expectTypeOf(delta.pipe(swap(delta.dom, delta.dom))).toEqualTypeOf(delta)
})

test('over ℤ₂', () => {
  const delta = copy([bit(2)])
  expectTypeOf(delta.pipe(swap(delta.dom, delta.dom))).toEqualTypeOf(delta)
})

test('over every wire', () =>
  forEvery(<A extends Wire, B extends Wire>(first: A, second: B) => {
    const delta = copy([first, second])
    expectTypeOf(delta.pipe(swap(delta.dom, delta.dom))).toEqualTypeOf(delta)
  }))

test('the halves of A ⊗ A do not stand wire by wire', () => {
  const delta = copy([real(2), real()])
  // @ts-expect-error -- A ⊗ B ⊗ A ⊗ B is not A ⊗ A ⊗ B ⊗ B
  expectTypeOf(delta).toEqualTypeOf(copy([real(2)]).par(copy([real()])))
})
