/**
 * Interchange of lenses: (k; n) ⊗ (l; m) = (k ⊗ l); (n ⊗ m), where k; n and l; m are composites.
 *
 * As of maps, the parameters of the right side stand in another order, so it is reparametrised along R(P_k ⊗ σ ⊗ P_m).
 *
 * Source: Cruttwell et al. (2021), Definitions 2.4, lenses, 2.5, parametric lenses, and 2.3, reparametrisation.
 * Run-time twin: test/laws/lenses.test.ts, 'interchange: (f; g) ⊗ (f; g) = (f ⊗ f); (g ⊗ g)',
 * of lenses without parameters.
 */
import { expectTypeOf } from 'expect-type'
import type { Lens, Wire } from 'lensor'
import { identity, swap } from 'lensor'
import { test } from 'vitest'
import { circuit, forEvery, network } from './maps.ts'

test('over ℝ', () => {
  const { f, g, h } = network(2)
  const [k, n, l, m] = [g.lens(), h.lens(), f.lens(), g.lens()]
  const middle = identity(k.params).par(swap(n.params, l.params)).par(identity(m.params)).lens()
  expectTypeOf(k.pipe(n).par(l.pipe(m))).toEqualTypeOf(k.par(l).pipe(n.par(m)).reparam(middle))
})

test('over ℤ₂', () => {
  const { f, g, h } = circuit(2)
  const [k, n, l, m] = [g.lens(), h.lens(), f.lens(), g.lens()]
  const middle = identity(k.params).par(swap(n.params, l.params)).par(identity(m.params)).lens()
  expectTypeOf(k.pipe(n).par(l.pipe(m))).toEqualTypeOf(k.par(l).pipe(n.par(m)).reparam(middle))
})

test('over every wire, where there are no parameters', () =>
  forEvery(<A extends Wire, B extends Wire, C extends Wire>(l: Lens<[A], [B]>, m: Lens<[B], [C]>) =>
    expectTypeOf(l.pipe(m).par(l.pipe(m))).toEqualTypeOf(l.par(l).pipe(m.par(m))),
  ))

test('the order of parameters is part of a type', () => {
  const { f, g, h } = network(2)
  const [k, n, l, m] = [g.lens(), h.lens(), f.lens(), g.lens()]
  // @ts-expect-error -- P_n and P_l stand in the other order
  expectTypeOf(k.pipe(n).par(l.pipe(m))).toEqualTypeOf(k.par(l).pipe(n.par(m)))
})
