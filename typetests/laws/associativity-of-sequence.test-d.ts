/**
 * Sequence is associative: (f; g); h = f; (g; h), where f : P ⊗ A → B, g : Q ⊗ B → C and h : R ⊗ C → D.
 *
 * Parameters are (P ⊗ Q) ⊗ R on one side and P ⊗ (Q ⊗ R) on the other, which are one object, for ⊗ is concatenation.
 *
 * Source: Cruttwell et al. (2021), Definition 2.1, Para.
 * Run-time twin: test/laws/category.test.ts, 'associativity: (f; g); h = f; (g; h)'.
 */
import { expectTypeOf } from 'expect-type'
import type { Para, Wire } from 'lensor'
import { test } from 'vitest'
import { circuit, forEvery, network } from './maps.ts'

test('over ℝ', () => {
  const { f, g, h } = network(2)
  expectTypeOf(f.pipe(g).pipe(h)).toEqualTypeOf(f.pipe(g.pipe(h)))
})

test('over ℤ₂', () => {
  const { f, g, h } = circuit(2)
  expectTypeOf(f.pipe(g).pipe(h)).toEqualTypeOf(f.pipe(g.pipe(h)))
})

test('over every wire', () =>
  forEvery(<P extends Wire, A extends Wire, B extends Wire>(f: Para<[P], [A], [B]>, g: Para<[B], [B], [A]>) => {
    expectTypeOf(f.pipe(g).pipe(f)).toEqualTypeOf(f.pipe(g.pipe(f)))
  }))

test('with another size in the middle there is another composite', () => {
  const [{ f, g, h }, other] = [network(2), network(4)]
  // @ts-expect-error -- ℝ[2] → ℝ[3] → ℝ[2] → ℝ[5], and ℝ[2] → ℝ[3] → ℝ[4] → ℝ[5]
  expectTypeOf(f.pipe(g).pipe(h)).toEqualTypeOf(f.pipe(other.g.pipe(other.h)))
})
