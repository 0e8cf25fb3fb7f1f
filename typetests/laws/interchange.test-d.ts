/**
 * Interchange: (f; h) ⊗ (g; k) = (f ⊗ g); (h ⊗ k), where f; h and g; k are composites.
 *
 * Parameters are (P_f ⊗ P_h) ⊗ (P_g ⊗ P_k) on the left, (P_f ⊗ P_g) ⊗ (P_h ⊗ P_k) on the right, so the right side is
 * reparametrised along P_f ⊗ σ ⊗ P_k.
 *
 * Source: Cruttwell et al. (2021), Definitions 2.1, Para, and 2.3, reparametrisation.
 * Run-time twin: test/laws/monoidal.test.ts, 'interchange: (f; h) ⊗ (g; k) = (f ⊗ g); (h ⊗ k)'.
 */
import { expectTypeOf } from 'expect-type'
import type { Para, Wire } from 'lensor'
import { identity, swap } from 'lensor'
import { test } from 'vitest'
import { circuit, forEvery, network } from './maps.ts'

test('over ℝ', () => {
  const { g: f, h, f: g, g: k } = network(2)
  const middle = identity(f.params).par(swap(h.params, g.params)).par(identity(k.params))
  expectTypeOf(f.pipe(h).par(g.pipe(k))).toEqualTypeOf(f.par(g).pipe(h.par(k)).reparam(middle))
})

test('over ℤ₂', () => {
  const { g: f, h, f: g, g: k } = circuit(2)
  const middle = identity(f.params).par(swap(h.params, g.params)).par(identity(k.params))
  expectTypeOf(f.pipe(h).par(g.pipe(k))).toEqualTypeOf(f.par(g).pipe(h.par(k)).reparam(middle))
})

test('over every wire', () =>
  forEvery(
    <P extends Wire, A extends Wire, B extends Wire, C extends Wire>(
      f: Para<[P], [A], [B]>,
      h: Para<[A], [B], [C]>,
      g: Para<[B], [C], [P]>,
      k: Para<[C], [P], [A]>,
    ) => {
      const middle = identity(f.params).par(swap(h.params, g.params)).par(identity(k.params))
      expectTypeOf(f.pipe(h).par(g.pipe(k))).toEqualTypeOf(f.par(g).pipe(h.par(k)).reparam(middle))
    },
  ))

test('the order of parameters is part of a type', () => {
  const { g: f, h, f: g, g: k } = network(2)
  // @ts-expect-error -- P_h and P_g stand in the other order
  expectTypeOf(f.pipe(h).par(g.pipe(k))).toEqualTypeOf(f.par(g).pipe(h.par(k)))
})
