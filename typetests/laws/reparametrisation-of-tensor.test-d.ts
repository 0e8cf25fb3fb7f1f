/**
 * Reparametrisation goes through ⊗: (f along r) ⊗ (g along s) = (f ⊗ g) along (r ⊗ s).
 *
 * Source: Cruttwell et al. (2021), Definitions 2.1, Para, and 2.3, reparametrisation.
 * Run-time twin: test/laws/parametric.test.ts, 'of f ⊗ g: (f along r) ⊗ (g along s) = (f ⊗ g) along (r ⊗ s)'.
 */
import { expectTypeOf } from 'expect-type'
import type { Para, Wire } from 'lensor'
import { test } from 'vitest'
import { circuit, forEvery, network, sumOf } from './maps.ts'

test('over ℝ', () => {
  const { f, g, r } = network(2)
  const s = sumOf(g.params)
  expectTypeOf(f.reparam(r).par(g.reparam(s))).toEqualTypeOf(f.par(g).reparam(r.par(s)))
})

test('over ℤ₂', () => {
  const { f, g, r } = circuit(2)
  const s = sumOf(g.params)
  expectTypeOf(f.reparam(r).par(g.reparam(s))).toEqualTypeOf(f.par(g).reparam(r.par(s)))
})

test('over every wire', () =>
  forEvery(<P extends Wire, Q extends Wire>(f: Para<[P], [P], [Q]>, r: Para<[], [Q], [P]>) =>
    expectTypeOf(f.reparam(r).par(f.reparam(r))).toEqualTypeOf(f.par(f).reparam(r.par(r))),
  ))

test('the parts do not change places', () => {
  const { f, g, r } = network(2)
  const s = sumOf(g.params)
  // @ts-expect-error -- the wires of g stand after those of f
  expectTypeOf(f.reparam(r).par(g.reparam(s))).toEqualTypeOf(g.par(f).reparam(s.par(r)))
})
