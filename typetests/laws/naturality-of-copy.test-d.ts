/**
 * The copy is natural: f; Δ_B = Δ_A; (f ⊗ f), for every f : P ⊗ A → B.
 *
 * The parameters of the left side are P, of the right P ⊗ P: the right side is reparametrised along Δ_P.
 *
 * Source: Cruttwell et al. (2021), §2.4 and Definition 2.6, Cartesian structure; Definition 2.3, reparametrisation.
 * Run-time twin: test/laws/monoidal.test.ts, 'Δ is natural: f; Δ = Δ; (f ⊗ f), with the parameters of f copied too'.
 */
import { expectTypeOf } from 'expect-type'
import type { Para, Wire } from 'lensor'
import { copy } from 'lensor'
import { test } from 'vitest'
import { circuit, forEvery, network } from './maps.ts'

test('over ℝ', () => {
  const { g } = network(2)
  const right = copy(g.dom).pipe(g.par(g)).reparam(copy(g.params))
  expectTypeOf(g.pipe(copy(g.cod))).toEqualTypeOf(right)
})

test('over ℤ₂', () => {
  const { g } = circuit(2)
  const right = copy(g.dom).pipe(g.par(g)).reparam(copy(g.params))
  expectTypeOf(g.pipe(copy(g.cod))).toEqualTypeOf(right)
})

test('over every wire', () =>
  forEvery(<P extends Wire, A extends Wire, B extends Wire>(f: Para<[P], [A], [B]>) => {
    const right = copy(f.dom).pipe(f.par(f)).reparam(copy(f.params))
    expectTypeOf(f.pipe(copy(f.cod))).toEqualTypeOf(right)
  }))

test('two maps have two objects of parameters', () => {
  const { f } = network(2)
  // @ts-expect-error -- P is not P ⊗ P
  expectTypeOf(f.pipe(copy(f.cod))).toEqualTypeOf(copy(f.dom).pipe(f.par(f)))
})
