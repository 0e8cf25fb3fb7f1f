/**
 * ⊗ is associative: (f ⊗ g) ⊗ h = f ⊗ (g ⊗ h), for all f : P ⊗ A → B, g : Q ⊗ C → D and h : R ⊗ E → F.
 *
 * (A ⊗ C) ⊗ E and A ⊗ (C ⊗ E) are one object, for ⊗ is concatenation.
 *
 * Source: Cruttwell et al. (2021), Definition 2.1, Para of a symmetric monoidal category.
 * Run-time twin: test/laws/monoidal.test.ts, 'associativity: (f ⊗ g) ⊗ h = f ⊗ (g ⊗ h)'.
 */
import { expectTypeOf } from 'expect-type'
import type { Para, Wire } from 'lensor'
import { test } from 'vitest'
import { circuit, forEvery, network } from './maps.ts'

test('over ℝ', () => {
  const { f, g, h } = network(2)
  expectTypeOf(f.par(g).par(h)).toEqualTypeOf(f.par(g.par(h)))
})

test('over ℤ₂', () => {
  const { f, g, h } = circuit(2)
  expectTypeOf(f.par(g).par(h)).toEqualTypeOf(f.par(g.par(h)))
})

test('over every wire', () =>
  forEvery(<P extends Wire, A extends Wire, B extends Wire>(f: Para<[P], [A], [B]>, g: Para<[A], [B], [P]>) =>
    expectTypeOf(f.par(g).par(f)).toEqualTypeOf(f.par(g.par(f))),
  ))

test('⊗ is not commutative', () => {
  const { f, g, h } = network(2)
  // @ts-expect-error -- the wires of g stand after those of h
  expectTypeOf(f.par(g).par(h)).toEqualTypeOf(f.par(h.par(g)))
})
