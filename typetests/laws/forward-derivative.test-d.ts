/**
 * R twice makes a derivative forward: D[f] = (A ⊗ 0 ⊗ A); R[R[f]]; π₁ : A ⊗ A → B, of f : A → B.
 *
 * Source: Cockett et al., Reverse derivative categories, Definition 13, whose RD.6 and RD.7 are of D.
 * Run-time twin: its D is that of test/laws/reverse-derivative.test.ts,
 * 'RD.7: D[D[f]]((a, b), (c, d)) = D[D[f]]((a, c), (b, d))'.
 */
import { expectTypeOf } from 'expect-type'
import type { Para, Wire } from 'lensor'
import { discard, identity, reverse } from 'lensor'
import { test } from 'vitest'
import { circuit, closed, forEvery, forwardDerivative as D, network, zeroOf } from './maps.ts'

test('over ℝ', () => {
  const f = closed(network(2).f)
  const [A, projection] = [identity(f.dom), discard(f.dom).par(identity(f.cod))]
  const point = A.par(zeroOf(f.cod)).par(A)
  expectTypeOf(D(f)).toEqualTypeOf(point.pipe(reverse(reverse(f))).pipe(projection))
})

test('over ℤ₂', () => {
  const f = closed(circuit(2).f)
  const [A, projection] = [identity(f.dom), discard(f.dom).par(identity(f.cod))]
  const point = A.par(zeroOf(f.cod)).par(A)
  expectTypeOf(D(f)).toEqualTypeOf(point.pipe(reverse(reverse(f))).pipe(projection))
})

test('over every wire', () =>
  forEvery(<A extends Wire, B extends Wire>(f: Para<[], [A], [B]>) => {
    const [A, projection] = [identity(f.dom), discard(f.dom).par(identity(f.cod))]
    const point = A.par(zeroOf(f.cod)).par(A)
    expectTypeOf(D(f)).toEqualTypeOf(point.pipe(reverse(reverse(f))).pipe(projection))
  }))

test('forward is not back', () => {
  const f = closed(network(2).f)
  // @ts-expect-error -- A ⊗ A → B is not A ⊗ B → A
  expectTypeOf(D(f)).toEqualTypeOf(reverse(f))
})
