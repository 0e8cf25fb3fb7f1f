/**
 * The discard is natural: f; !_B = !_A, for every f : P ⊗ A → B.
 *
 * The parameters of the left side are P, of the right 1: the right side is reparametrised along !_P.
 *
 * Source: Cruttwell et al. (2021), §2.4 and Definition 2.6, Cartesian structure; Definition 2.3, reparametrisation.
 * Run-time twin: test/laws/monoidal.test.ts, '! is natural: f; ! = !, with the parameters of f discarded too'.
 */
import { expectTypeOf } from 'expect-type'
import type { Para, Wire } from 'lensor'
import { discard } from 'lensor'
import { test } from 'vitest'
import { circuit, forEvery, network } from './maps.ts'

test('over ℝ', () => {
  const { g } = network(2)
  expectTypeOf(g.pipe(discard(g.cod))).toEqualTypeOf(discard(g.dom).reparam(discard(g.params)))
})

test('over ℤ₂', () => {
  const { g } = circuit(2)
  expectTypeOf(g.pipe(discard(g.cod))).toEqualTypeOf(discard(g.dom).reparam(discard(g.params)))
})

test('over every wire', () =>
  forEvery(<P extends Wire, A extends Wire, B extends Wire>(f: Para<[P], [A], [B]>) => {
    expectTypeOf(f.pipe(discard(f.cod))).toEqualTypeOf(discard(f.dom).reparam(discard(f.params)))
  }))

test('parameters that go nowhere are still parameters', () => {
  const { f } = network(2)
  // @ts-expect-error -- P is not 1
  expectTypeOf(f.pipe(discard(f.cod))).toEqualTypeOf(discard(f.dom))
})
