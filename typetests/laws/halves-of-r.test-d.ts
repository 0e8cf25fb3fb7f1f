/**
 * R takes f : P ⊗ A → B to the parametric lens whose get is f and whose put is R[f] : P ⊗ A ⊗ B → P ⊗ A.
 *
 * Source: Cruttwell et al. (2021), Proposition 2.7, the functor R.
 * Run-time twin: test/laws/lenses.test.ts, 'R(f) has get = f and put = R[f]'.
 */
import { expectTypeOf } from 'expect-type'
import type { Para, Wire } from 'lensor'
import { reverse } from 'lensor'
import { test } from 'vitest'
import { circuit, forEvery, network } from './maps.ts'

test('over ℝ', () => {
  const { g } = network(2)
  expectTypeOf(g.lens().get).toEqualTypeOf(g)
  expectTypeOf(g.lens().put).toEqualTypeOf(reverse(g))
})

test('over ℤ₂', () => {
  const { g } = circuit(2)
  expectTypeOf(g.lens().get).toEqualTypeOf(g)
  expectTypeOf(g.lens().put).toEqualTypeOf(reverse(g))
})

test('over every wire', () =>
  forEvery(<P extends Wire, A extends Wire, B extends Wire>(f: Para<[P], [A], [B]>) => {
    expectTypeOf(f.lens().get).toEqualTypeOf(f)
    expectTypeOf(f.lens().put).toEqualTypeOf(reverse(f))
  }))

test('the halves are of two types', () => {
  const { f } = network(2)
  // @ts-expect-error -- the backward half is no map P ⊗ A → B
  expectTypeOf(f.lens().put).toEqualTypeOf(f)
})
