/**
 * Iteration is composition: iterate(2, f) = f; f, for every f : P ⊗ A → A, and so for every count.
 *
 * The parameters of the left side are P, of the right P ⊗ P: the right side is reparametrised along Δ_P.
 *
 * Source: Cruttwell et al. (2021), Definitions 2.1, Para, and 2.3, reparametrisation.
 * Run-time twin: test/laws/iterate.test.ts, 'iterate(n, f) is f written out n times',
 * 'R[iterate(n, f)] is that of f written out n times', 'R[R[iterate(n, f)]] is that of f written out n times'.
 */
import { expectTypeOf } from 'expect-type'
import type { Para, Wire } from 'lensor'
import { copy, iterate } from 'lensor'
import { test } from 'vitest'
import { circuit, forEvery, network } from './maps.ts'

test('over ℝ', () => {
  const { f, g } = network(2)
  const step = f.pipe(g)
  expectTypeOf(iterate(2, step)).toEqualTypeOf(step.pipe(step).reparam(copy(step.params)))
})

test('over ℤ₂', () => {
  const { f, g } = circuit(2)
  const step = f.pipe(g)
  expectTypeOf(iterate(2, step)).toEqualTypeOf(step.pipe(step).reparam(copy(step.params)))
})

test('over every wire', () =>
  forEvery(<P extends Wire, A extends Wire>(f: Para<[P], [A], [A]>) => {
    expectTypeOf(iterate(2, f)).toEqualTypeOf(f.pipe(f).reparam(copy(f.params)))
  }))

test('two maps have two objects of parameters', () => {
  const { f, g } = network(2)
  const step = f.pipe(g)
  // @ts-expect-error -- P is not P ⊗ P
  expectTypeOf(iterate(2, step)).toEqualTypeOf(step.pipe(step))
})
