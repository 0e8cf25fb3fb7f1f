/**
 * ⊗ of lenses is associative: (l ⊗ m) ⊗ n = l ⊗ (m ⊗ n).
 *
 * Source: Cruttwell et al. (2021), Definitions 2.4, lenses, and 2.5, parametric lenses.
 * Run-time twin: test/laws/lenses.test.ts, 'associativity: (f ⊗ g) ⊗ h = f ⊗ (g ⊗ h), of lenses'.
 */
import { expectTypeOf } from 'expect-type'
import type { Bit, Lens, Pair, ParaLens, Real, Wire } from 'lensor'
import { test } from 'vitest'
import { circuit, forEvery, network } from './maps.ts'

test('over ℝ and over ℤ₂', () => {
  const [{ f, g, h }, bits] = [network(2), circuit(2)]
  const [l, m, n] = [f.lens(), g.lens(), h.lens()]
  expectTypeOf(l.par(m).par(n)).toEqualTypeOf(l.par(m.par(n)))
  const u = bits.f.lens()
  expectTypeOf(u.par(l).par(n)).toEqualTypeOf(u.par(l.par(n)))
})

test('where changes are of another object', () =>
  forEvery((l: Lens<Pair<[Real<[2]>], [Bit<[3]>]>, [Real<[5]>]>, m: Lens<[Bit<[]>], Pair<[Bit<[7]>], [Real<[]>]>>) =>
    expectTypeOf(l.par(m).par(l)).toEqualTypeOf(l.par(m.par(l))),
  ))

test('over every wire', () =>
  forEvery(<P extends Wire, A extends Wire, B extends Wire>(l: ParaLens<[P], [A], [B]>, m: ParaLens<[B], [P], [A]>) =>
    expectTypeOf(l.par(m).par(l)).toEqualTypeOf(l.par(m.par(l))),
  ))

test('⊗ is not commutative', () => {
  const [l, m] = [network(2).f.lens(), network(2).g.lens()]
  // @ts-expect-error -- the wires of l stand after those of m
  expectTypeOf(l.par(m)).toEqualTypeOf(m.par(l))
})
