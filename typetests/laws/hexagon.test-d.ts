/**
 * The hexagon: σ_A,B⊗C = (σ_A,B ⊗ C); (B ⊗ σ_A,C).
 *
 * Source: Cruttwell et al. (2021), Definition 2.1, Para of a symmetric monoidal category.
 * Run-time twin: test/laws/monoidal.test.ts, 'hexagon: σ_A,B⊗C = (σ_A,B ⊗ C); (B ⊗ σ_A,C)'.
 */
import { expectTypeOf } from 'expect-type'
import type { Bit, Real, Wire } from 'lensor'
import { bit, identity, real, swap } from 'lensor'
import { test } from 'vitest'
import { forEvery } from './maps.ts'

test('over ℝ', () => {
  const [A, B, C]: [Real<[2]>, Real<[3]>, Real<[]>] = [real(2), real(3), real()]
  const [first, second] = [swap([A], [B]).par(identity([C])), identity([B]).par(swap([A], [C]))]
  expectTypeOf(swap([A], [B, C])).toEqualTypeOf(first.pipe(second))
})

test('over ℤ₂', () => {
  const [A, B, C]: [Bit<[2]>, Bit<[3]>, Bit<[]>] = [bit(2), bit(3), bit()]
  const [first, second] = [swap([A], [B]).par(identity([C])), identity([B]).par(swap([A], [C]))]
  expectTypeOf(swap([A], [B, C])).toEqualTypeOf(first.pipe(second))
})

test('over every wire', () =>
  forEvery(<A extends Wire, B extends Wire, C extends Wire>(A: A, B: B, C: C) => {
    const [first, second] = [swap([A], [B]).par(identity([C])), identity([B]).par(swap([A], [C]))]
    expectTypeOf(swap([A], [B, C])).toEqualTypeOf(first.pipe(second))
  }))

test('with A and B ⊗ C the other way round it is another map', () => {
  // @ts-expect-error -- A ⊗ B ⊗ C → B ⊗ C ⊗ A and A ⊗ B ⊗ C → C ⊗ A ⊗ B
  expectTypeOf(swap([real(2)], [real(3), real()])).toEqualTypeOf(swap([real(2), real(3)], [real()]))
})
