/**
 * The identity of 1 is a unit of ⊗: id₁ ⊗ f = f = f ⊗ id₁, for every f : P ⊗ A → B.
 *
 * 1 ⊗ A, A and A ⊗ 1 are one object, for ⊗ is concatenation.
 *
 * Source: Cruttwell et al. (2021), Definition 2.1, Para of a symmetric monoidal category.
 * Run-time twin: test/laws/monoidal.test.ts, 'unit: f ⊗ 1 = f = 1 ⊗ f'.
 */
import { expectTypeOf } from 'expect-type'
import type { Para, Wire } from 'lensor'
import { identity, real } from 'lensor'
import { test } from 'vitest'
import { circuit, forEvery, network } from './maps.ts'

test('over ℝ', () => {
  const { g } = network(2)
  expectTypeOf(identity([]).par(g)).toEqualTypeOf(g)
  expectTypeOf(g.par(identity([]))).toEqualTypeOf(g)
})

test('over ℤ₂', () => {
  const { g } = circuit(2)
  expectTypeOf(identity([]).par(g)).toEqualTypeOf(g)
  expectTypeOf(g.par(identity([]))).toEqualTypeOf(g)
})

test('over every wire', () =>
  forEvery(<P extends Wire, A extends Wire, B extends Wire>(f: Para<[P], [A], [B]>) => {
    expectTypeOf(identity([]).par(f)).toEqualTypeOf(f)
    expectTypeOf(f.par(identity([]))).toEqualTypeOf(f)
  }))

test('a scalar is no unit', () => {
  const { g } = network(2)
  // @ts-expect-error -- ℝ ⊗ A is not A
  expectTypeOf(identity([real()]).par(g)).toEqualTypeOf(g)
})
