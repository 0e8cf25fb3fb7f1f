/**
 * A reparametrisation twice is once along the composite: (f along r) along s = f along (s; r), where f : P ⊗ A → B,
 * r : Q → P and s : S → Q, of maps as of lenses.
 *
 * Source: Cruttwell et al. (2021), Definition 2.3, reparametrisation.
 * Run-time twins: test/laws/parametric.test.ts,
 * 'twice is once along the composite: (f along r) along s = f along (s; r)', and test/laws/lenses.test.ts,
 * 'twice is once along the composite, of lenses: (f along r) along s = f along (s; r)'.
 */
import { expectTypeOf } from 'expect-type'
import type { Lens, Para, ParaLens, Wire } from 'lensor'
import { bit, real, swap } from 'lensor'
import { test } from 'vitest'
import { circuit, forEvery, network } from './maps.ts'

test('over ℝ', () => {
  const { f, r } = network(2)
  const s = swap([real(2)], [real(3)])
  expectTypeOf(f.reparam(r).reparam(s)).toEqualTypeOf(f.reparam(s.pipe(r)))
})

test('over ℤ₂', () => {
  const { f, r } = circuit(2)
  const s = swap([bit(2)], [bit(3)])
  expectTypeOf(f.reparam(r).reparam(s)).toEqualTypeOf(f.reparam(s.pipe(r)))
})

test('over every wire', () =>
  forEvery(<P extends Wire, Q extends Wire>(f: Para<[P], [P], [Q]>, r: Para<[], [Q], [P]>, s: Para<[], [P], [Q]>) => {
    expectTypeOf(f.reparam(r).reparam(s)).toEqualTypeOf(f.reparam(s.pipe(r)))
  }))

test('over every wire, of lenses', () =>
  forEvery(<P extends Wire, Q extends Wire>(l: ParaLens<[P], [P], [Q]>, r: Lens<[Q], [P]>, s: Lens<[P], [Q]>) =>
    expectTypeOf(l.reparam(r).reparam(s)).toEqualTypeOf(l.reparam(s.pipe(r))),
  ))

test('along one of the two alone it is of another type', () => {
  const { f, r } = network(2)
  // @ts-expect-error -- ℝ[2] ⊗ ℝ[3] is not ℝ[3] ⊗ ℝ[2]
  expectTypeOf(f.reparam(r).reparam(swap([real(2)], [real(3)]))).toEqualTypeOf(f.reparam(r))
})
