/**
 * The identity is a unit of sequence: id_A; f = f = f; id_B, for every f : P ⊗ A → B.
 *
 * Source: Cruttwell et al. (2021), Definition 2.1, Para.
 * Run-time twin: test/laws/category.test.ts, 'unit: id; f = f = f; id'.
 */
import { expectTypeOf } from 'expect-type'
import type { Para, Wire } from 'lensor'
import { identity, input } from 'lensor'
import { test } from 'vitest'
import { circuit, forEvery, network } from './maps.ts'

test('over ℝ', () => {
  const { g } = network(2)
  expectTypeOf(identity(g.dom).pipe(g)).toEqualTypeOf(g)
  expectTypeOf(g.pipe(identity(g.cod))).toEqualTypeOf(g)
})

test('over ℤ₂', () => {
  const { g } = circuit(2)
  expectTypeOf(identity(g.dom).pipe(g)).toEqualTypeOf(g)
  expectTypeOf(g.pipe(identity(g.cod))).toEqualTypeOf(g)
})

test('over every wire', () =>
  forEvery(<P extends Wire, A extends Wire, B extends Wire>(f: Para<[P], [A], [B]>) => {
    expectTypeOf(identity(f.dom).pipe(f)).toEqualTypeOf(f)
    expectTypeOf(f.pipe(identity(f.cod))).toEqualTypeOf(f)
  }))

test('a map of another size is no side of it', () => {
  const { f } = network(2)
  // @ts-expect-error -- a map from ℝ[4], not from ℝ[2]
  expectTypeOf(input(2).pipe(f)).toEqualTypeOf(network(4).f)
})
