/**
 * Sequence of lenses is associative: (l; m); n = l; (m; n).
 *
 * Source: Cruttwell et al. (2021), Definitions 2.4, lenses, and 2.5, parametric lenses.
 * Run-time twin: test/laws/lenses.test.ts, 'associativity: (f; g); h = f; (g; h)'.
 */
import { expectTypeOf } from 'expect-type'
import type { Lens, Pair, ParaLens, Wire } from 'lensor'
import { test } from 'vitest'
import { circuit, forEvery, network } from './maps.ts'

test('over ℝ and over ℤ₂', () => {
  const [{ f, g, h }, bits] = [network(2), circuit(2)]
  const [l, m, n] = [f.lens(), g.lens(), h.lens()]
  expectTypeOf(l.pipe(m).pipe(n)).toEqualTypeOf(l.pipe(m.pipe(n)))
  const [u, v, w] = [bits.f.lens(), bits.g.lens(), bits.h.lens()]
  expectTypeOf(u.pipe(v).pipe(w)).toEqualTypeOf(u.pipe(v.pipe(w)))
})

test('over every wire', () =>
  forEvery(<P extends Wire, A extends Wire, B extends Wire>(l: ParaLens<[P], [A], [B]>, m: ParaLens<[P], [B], [A]>) =>
    expectTypeOf(l.pipe(m).pipe(l)).toEqualTypeOf(l.pipe(m.pipe(l))),
  ))

test('over every wire, where changes are of another object', () =>
  forEvery(
    <A extends Wire, B extends Wire, C extends Wire>(
      l: Lens<Pair<[A], [C]>, Pair<[B], [A]>>,
      m: Lens<Pair<[B], [A]>, Pair<[A], [C]>>,
    ) => expectTypeOf(l.pipe(m).pipe(l)).toEqualTypeOf(l.pipe(m.pipe(l))),
  ))

test('with another size in the middle there is another composite', () => {
  const [{ f, g }, other] = [network(2), network(4)]
  // @ts-expect-error -- to ℝ[2] and to ℝ[4]
  expectTypeOf(f.lens().pipe(g.lens())).toEqualTypeOf(f.lens().pipe(other.g.lens()))
})
