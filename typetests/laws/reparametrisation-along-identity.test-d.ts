/**
 * Along an identity a reparametrisation changes nothing: f along id_P = f, of maps as of lenses.
 *
 * Source: Cruttwell et al. (2021), Definition 2.3, reparametrisation.
 * Run-time twins: test/laws/parametric.test.ts, 'along an identity changes nothing', and
 * test/laws/lenses.test.ts, 'along an identity nothing changes, of lenses'.
 */
import { expectTypeOf } from 'expect-type'
import type { Para, ParaLens, Wire } from 'lensor'
import { discard, identity } from 'lensor'
import { test } from 'vitest'
import { circuit, forEvery, network } from './maps.ts'

test('over ℝ', () => {
  const { g } = network(2)
  expectTypeOf(g.reparam(identity(g.params))).toEqualTypeOf(g)
  expectTypeOf(g.lens().reparam(identity(g.params).lens())).toEqualTypeOf(g.lens())
})

test('over ℤ₂', () => {
  const { g } = circuit(2)
  expectTypeOf(g.reparam(identity(g.params))).toEqualTypeOf(g)
  expectTypeOf(g.lens().reparam(identity(g.params).lens())).toEqualTypeOf(g.lens())
})

test('over every wire', () =>
  forEvery(<P extends Wire, A extends Wire, B extends Wire>(f: Para<[P], [A], [B]>) => {
    expectTypeOf(f.reparam(identity(f.params))).toEqualTypeOf(f)
  }))

test('over every wire, of lenses', () =>
  forEvery(<P extends Wire, A extends Wire, B extends Wire>(l: ParaLens<[P], [A], [B]>) =>
    expectTypeOf(l.reparam(identity(l.params).lens())).toEqualTypeOf(l),
  ))

test('along a map from another object it changes the type', () => {
  const { f } = network(2)
  // @ts-expect-error -- P ⊗ P is not P
  expectTypeOf(f.reparam(identity(f.params).par(discard(f.params)))).toEqualTypeOf(f)
})
