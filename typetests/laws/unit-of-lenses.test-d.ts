/**
 * The identity is a unit of sequence of lenses: id; l = l = l; id, for every parametric lens l to (B, B′) from (A, A′).
 *
 * Its put is π₁ : A ⊗ A′ → A′; of a plain object, where A′ is A, it is R of the identity.
 *
 * Source: Cruttwell et al. (2021), Definitions 2.4, lenses, and 2.5, parametric lenses.
 * Run-time twin: test/laws/lenses.test.ts, 'unit: id; f = f = f; id'.
 */
import { expectTypeOf } from 'expect-type'
import type { Bit, Lens, Pair, Para, Real, Wire } from 'lensor'
import { bit, discard, identity, lens, real } from 'lensor'
import { test } from 'vitest'
import { circuit, forEvery, network } from './maps.ts'

test('over ℝ and over ℤ₂', () => {
  const [l, m] = [network(2).g.lens(), circuit(2).g.lens()]
  expectTypeOf(identity(l.dom).lens().pipe(l)).toEqualTypeOf(l)
  expectTypeOf(l.pipe(identity(l.cod).lens())).toEqualTypeOf(l)
  expectTypeOf(identity(m.dom).lens().pipe(m)).toEqualTypeOf(m)
})

test('where changes are of another object', () =>
  forEvery((l: Lens<Pair<[Real<[2]>], [Bit<[3]>]>, [Real<[5]>]>) => {
    const put = discard([real(2)]).par(identity([bit(3)]))
    const id = lens({ get: identity([real(2)]), put, changes: { dom: [bit(3)], cod: [bit(3)] } })
    expectTypeOf(id.pipe(l)).toEqualTypeOf(l)
  }))

test('over every wire', () =>
  forEvery(<P extends Wire, A extends Wire, B extends Wire>(f: Para<[P], [A], [B]>) => {
    expectTypeOf(identity(f.dom).lens().pipe(f.lens())).toEqualTypeOf(f.lens())
    expectTypeOf(f.lens().pipe(identity(f.cod).lens())).toEqualTypeOf(f.lens())
  }))

test('a lens of another size is no side of it', () => {
  const l = network(2).f.lens()
  // @ts-expect-error -- a lens from ℝ[4], not from ℝ[2]
  expectTypeOf(identity(l.dom).lens().pipe(l)).toEqualTypeOf(network(4).f.lens())
})
