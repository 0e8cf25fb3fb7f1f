/**
 * The reverse derivative of a batch: R[fⁿ] = R[f]ⁿ of a map f : A → B without parameters.
 *
 * Of f : P ⊗ A → B the samples share P: R[fⁿ] : P ⊗ Aⁿ ⊗ Bⁿ → P ⊗ Aⁿ has one change of the parameters, R[f]ⁿ has n of
 * them. That the one is the sum of the n is a matter of values.
 *
 * Source: Cruttwell et al. (2021), Definition 2.6, reverse derivative categories; the functor of n copies.
 * Run-time twin: test/laws/batch.test.ts,
 * 'R[batch(n, f)] adds the changes of p, and has those of a₁ … aₙ beside each other'.
 */
import { expectTypeOf } from 'expect-type'
import type { Para, Real } from 'lensor'
import { reverse } from 'lensor'
import { test } from 'vitest'
import { circuit, closed, forEvery, network } from './maps.ts'

test('over ℝ', () => {
  const f = closed(network(2).f)
  expectTypeOf(reverse(f.batch(5))).toEqualTypeOf(reverse(f).batch(5))
})

test('over ℤ₂', () => {
  const f = closed(circuit(2).f)
  expectTypeOf(reverse(f.batch(5))).toEqualTypeOf(reverse(f).batch(5))
})

test('at every size, of every size', () =>
  forEvery(<N extends number, M extends number>(size: N, batch: M) => {
    const f = closed(network(size).f)
    expectTypeOf(reverse(f.batch(batch))).toEqualTypeOf(reverse(f).batch(batch))
  }))

test('parameters change once for all samples', () => {
  const { f } = network(2)
  type Back = Para<[Real<[3, 2]>], [Real<[5, 2]>, Real<[5, 3]>], [Real<[3, 2]>, Real<[5, 2]>]>
  expectTypeOf(reverse(f.batch(5))).toEqualTypeOf<Back>()
  // @ts-expect-error -- P is not Pⁿ
  expectTypeOf(reverse(f.batch(5))).toEqualTypeOf(reverse(f).batch(5))
})
