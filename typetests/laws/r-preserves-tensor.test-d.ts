/**
 * R preserves ⊗: R(f ⊗ g) = R(f) ⊗ R(g).
 *
 * Source: Cruttwell et al. (2021), Proposition 2.7, the functor R.
 * Run-time twin: test/laws/lenses.test.ts, 'R(f ⊗ g) = R(f) ⊗ R(g)'.
 */
import { expectTypeOf } from 'expect-type'
import type { Para, Wire } from 'lensor'
import { test } from 'vitest'
import { circuit, forEvery, network } from './maps.ts'

test('over ℝ', () => {
  const { f, g } = network(2)
  expectTypeOf(f.par(g).lens()).toEqualTypeOf(f.lens().par(g.lens()))
})

test('over ℤ₂', () => {
  const { f, g } = circuit(2)
  expectTypeOf(f.par(g).lens()).toEqualTypeOf(f.lens().par(g.lens()))
})

test('over both at once', () => {
  const [{ f }, { g }] = [network(2), circuit(2)]
  expectTypeOf(f.par(g).lens()).toEqualTypeOf(f.lens().par(g.lens()))
})

test('over every wire', () =>
  forEvery(<P extends Wire, A extends Wire, B extends Wire>(f: Para<[P], [A], [B]>, g: Para<[B], [P], [A]>) =>
    expectTypeOf(f.par(g).lens()).toEqualTypeOf(f.lens().par(g.lens())),
  ))

test('R does not put the parts in another order', () => {
  const { f, g } = network(2)
  // @ts-expect-error -- the wires of g stand after those of f
  expectTypeOf(f.par(g).lens()).toEqualTypeOf(g.lens().par(f.lens()))
})
