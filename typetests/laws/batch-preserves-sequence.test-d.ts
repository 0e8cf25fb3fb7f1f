/**
 * A batch of n preserves sequence: (f; g)ⁿ = fⁿ; gⁿ. The samples share the parameters, P ⊗ Q on both sides.
 *
 * Source: Cruttwell et al. (2021), Definition 2.1, Para; the functor of n copies, on which learning in batches rests.
 * Run-time twin: test/laws/batch.test.ts, 'batch(n, f; g) = batch(n, f); batch(n, g)'.
 */
import { expectTypeOf } from 'expect-type'
import type { Para, Wire } from 'lensor'
import { test } from 'vitest'
import { circuit, forEvery, network } from './maps.ts'

test('over ℝ', () => {
  const { f, g } = network(2)
  expectTypeOf(f.pipe(g).batch(5)).toEqualTypeOf(f.batch(5).pipe(g.batch(5)))
})

test('over ℤ₂', () => {
  const { f, g } = circuit(2)
  expectTypeOf(f.pipe(g).batch(5)).toEqualTypeOf(f.batch(5).pipe(g.batch(5)))
})

test('over every wire', () =>
  forEvery(
    <P extends Wire, A extends Wire, B extends Wire, N extends number>(
      f: Para<[P], [A], [B]>,
      g: Para<[B], [B], [A]>,
      size: N,
    ) => {
      expectTypeOf(f.pipe(g).batch(size)).toEqualTypeOf(f.batch(size).pipe(g.batch(size)))
    },
  ))

test('batches of two sizes are of two types', () => {
  const { f, g } = network(2)
  // @ts-expect-error -- ℝ[4×2] is not ℝ[5×2]
  expectTypeOf(f.pipe(g).batch(4)).toEqualTypeOf(f.batch(5).pipe(g.batch(5)))
})
