/**
 * The identity of 1 is a unit of ⊗ of lenses: id₁ ⊗ l = l = l ⊗ id₁.
 *
 * Source: Cruttwell et al. (2021), Definitions 2.4, lenses, and 2.5, parametric lenses.
 * Run-time twin: test/laws/lenses.test.ts, 'unit: 1 ⊗ f = f = f ⊗ 1, of lenses'.
 */
import { expectTypeOf } from 'expect-type'
import type { Bit, Lens, Pair, ParaLens, Real, Wire } from 'lensor'
import { identity, real } from 'lensor'
import { test } from 'vitest'
import { circuit, forEvery, network } from './maps.ts'

const unit = identity([]).lens()

test('over ℝ and over ℤ₂', () => {
  const [l, m] = [network(2).g.lens(), circuit(2).g.lens()]
  expectTypeOf(unit.par(l)).toEqualTypeOf(l)
  expectTypeOf(l.par(unit)).toEqualTypeOf(l)
  expectTypeOf(unit.par(m)).toEqualTypeOf(m)
})

test('where changes are of another object', () =>
  forEvery((l: Lens<Pair<[Real<[2]>], [Bit<[3]>]>, [Real<[5]>]>) => expectTypeOf(unit.par(l)).toEqualTypeOf(l)))

test('over every wire', () =>
  forEvery(<P extends Wire, A extends Wire, B extends Wire>(l: ParaLens<[P], [A], [B]>) => {
    expectTypeOf(unit.par(l)).toEqualTypeOf(l)
    expectTypeOf(l.par(unit)).toEqualTypeOf(l)
  }))

test('a scalar is no unit', () => {
  const l = network(2).g.lens()
  // @ts-expect-error -- ℝ ⊗ A is not A
  expectTypeOf(identity([real()]).lens().par(l)).toEqualTypeOf(l)
})
