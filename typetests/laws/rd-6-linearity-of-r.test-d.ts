/**
 * RD.6: R[f] is its own derivative in the change: D[R[f]]((a, b), (0, c)) = R[f](a, c), of f : A → B.
 *
 * That D[R[f]] does not depend on b is a matter of values.
 *
 * Source: Cockett et al., Reverse derivative categories, Definition 13, RD.6; Cruttwell et al. (2021), Definition 2.6.
 * Run-time twin: test/laws/reverse-derivative.test.ts, 'RD.6: D[R[f]]((a, b), (0, c)) = R[f](a, c)'.
 */
import { expectTypeOf } from 'expect-type'
import type { Para, Wire } from 'lensor'
import { discard, identity, reverse } from 'lensor'
import { test } from 'vitest'
import { circuit, closed, forEvery, forwardDerivative as D, network, zeroOf } from './maps.ts'

test('over ℝ', () => {
  const f = closed(network(2).f)
  const [A, B] = [identity(f.dom), identity(f.cod)]
  const [left, right] = [A.par(B).par(zeroOf(f.dom)).par(B), A.par(discard(f.cod)).par(B)]
  expectTypeOf(left.pipe(D(reverse(f)))).toEqualTypeOf(right.pipe(reverse(f)))
})

test('over ℤ₂', () => {
  const f = closed(circuit(2).f)
  const [A, B] = [identity(f.dom), identity(f.cod)]
  const [left, right] = [A.par(B).par(zeroOf(f.dom)).par(B), A.par(discard(f.cod)).par(B)]
  expectTypeOf(left.pipe(D(reverse(f)))).toEqualTypeOf(right.pipe(reverse(f)))
})

test('over every wire', () =>
  forEvery(<A extends Wire, B extends Wire>(f: Para<[], [A], [B]>) => {
    const [A, B] = [identity(f.dom), identity(f.cod)]
    const [left, right] = [A.par(B).par(zeroOf(f.dom)).par(B), A.par(discard(f.cod)).par(B)]
    expectTypeOf(left.pipe(D(reverse(f)))).toEqualTypeOf(right.pipe(reverse(f)))
  }))

test('D asks for a point and a change, R[f] for half of that', () => {
  const f = closed(network(2).f)
  // @ts-expect-error -- A ⊗ B ⊗ A ⊗ B → A is not A ⊗ B → A
  expectTypeOf(D(reverse(f))).toEqualTypeOf(reverse(f))
})
