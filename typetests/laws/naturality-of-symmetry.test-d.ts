/**
 * The symmetry is natural: (f ⊗ g); σ_B,D = σ_A,C; (g ⊗ f), for f : P ⊗ A → B and g : Q ⊗ C → D.
 *
 * The parameters of the left side are P ⊗ Q, of the right Q ⊗ P: the right side is reparametrised along σ_P,Q.
 *
 * Source: Cruttwell et al. (2021), Definitions 2.1, Para, and 2.3, reparametrisation.
 * Run-time twin: test/laws/monoidal.test.ts, 'symmetry is natural: (f ⊗ g); σ = σ; (g ⊗ f)'.
 */
import { expectTypeOf } from 'expect-type'
import type { Para, Wire } from 'lensor'
import { swap } from 'lensor'
import { test } from 'vitest'
import { circuit, forEvery, network } from './maps.ts'

test('over ℝ', () => {
  const { f, g } = network(2)
  const right = swap(f.dom, g.dom).pipe(g.par(f))
  expectTypeOf(f.par(g).pipe(swap(f.cod, g.cod))).toEqualTypeOf(right.reparam(swap(f.params, g.params)))
})

test('over ℤ₂', () => {
  const { f, g } = circuit(2)
  const right = swap(f.dom, g.dom).pipe(g.par(f))
  expectTypeOf(f.par(g).pipe(swap(f.cod, g.cod))).toEqualTypeOf(right.reparam(swap(f.params, g.params)))
})

test('over every wire', () =>
  forEvery(<P extends Wire, A extends Wire, B extends Wire>(f: Para<[P], [A], [B]>, g: Para<[B], [P], [A]>) => {
    const right = swap(f.dom, g.dom).pipe(g.par(f))
    expectTypeOf(f.par(g).pipe(swap(f.cod, g.cod))).toEqualTypeOf(right.reparam(swap(f.params, g.params)))
  }))

test('the order of parameters is part of a type', () => {
  const { f, g } = network(2)
  // @ts-expect-error -- P ⊗ Q on one side, Q ⊗ P on the other
  expectTypeOf(f.par(g).pipe(swap(f.cod, g.cod))).toEqualTypeOf(swap(f.dom, g.dom).pipe(g.par(f)))
})
