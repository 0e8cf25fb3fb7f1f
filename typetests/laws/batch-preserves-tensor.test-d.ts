/**
 * A batch of n preserves ⊗: (f ⊗ g)ⁿ = fⁿ ⊗ gⁿ, for (A ⊗ C)ⁿ is Aⁿ ⊗ Cⁿ.
 *
 * Source: Cruttwell et al. (2021), Definition 2.1, Para; the functor of n copies, on which learning in batches rests.
 * Run-time twin: test/laws/batch.test.ts, 'batch(n, f ⊗ g) = batch(n, f) ⊗ batch(n, g)'.
 */
import { expectTypeOf } from 'expect-type'
import { test } from 'vitest'
import { circuit, forEvery, network } from './maps.ts'

test('over ℝ', () => {
  const { f, g } = network(2)
  expectTypeOf(f.par(g).batch(5)).toEqualTypeOf(f.batch(5).par(g.batch(5)))
})

test('over ℤ₂', () => {
  const { f, g } = circuit(2)
  expectTypeOf(f.par(g).batch(5)).toEqualTypeOf(f.batch(5).par(g.batch(5)))
})

test('over both, at every size, of every size', () =>
  forEvery(<N extends number, M extends number>(size: N, batch: M) => {
    const [{ f }, { g }] = [network(size), circuit(size)]
    expectTypeOf(f.par(g).batch(batch)).toEqualTypeOf(f.batch(batch).par(g.batch(batch)))
  }))

test('a batch of one part alone is of another type', () => {
  const { f, g } = network(2)
  // @ts-expect-error -- Aⁿ ⊗ C is not Aⁿ ⊗ Cⁿ
  expectTypeOf(f.par(g).batch(5)).toEqualTypeOf(f.batch(5).par(g))
})
