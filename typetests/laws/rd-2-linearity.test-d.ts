/**
 * RD.2: R[f] is linear in the change: R[f](a, b + c) = R[f](a, b) + R[f](a, c) and R[f](a, 0) = 0, of f : A → B.
 *
 * That R[f] adds, and that it keeps 0, is a matter of values.
 *
 * Source: Cockett et al., Reverse derivative categories, Definition 13, RD.2; Cruttwell et al. (2021), Definition 2.6.
 * Run-time twin: test/laws/reverse-derivative.test.ts,
 * 'RD.2: R[f](a, b + c) = R[f](a, b) + R[f](a, c) and R[f](a, 0) = 0'.
 */
import { expectTypeOf } from 'expect-type'
import type { Para, Wire } from 'lensor'
import { copy, discard, identity, reverse, swap } from 'lensor'
import { test } from 'vitest'
import { circuit, closed, forEvery, network, sumOf, zeroOf } from './maps.ts'

test('over ℝ', () => {
  const f = closed(network(2).f)
  const [A, B, back] = [identity(f.dom), identity(f.cod), reverse(f)]
  const middle = A.par(swap(f.dom, f.cod)).par(B)
  const apart = copy(f.dom).par(B).par(B).pipe(middle)
  expectTypeOf(A.par(sumOf(f.cod)).pipe(back)).toEqualTypeOf(apart.pipe(back.par(back)).pipe(sumOf(f.dom)))
  expectTypeOf(A.par(zeroOf(f.cod)).pipe(back)).toEqualTypeOf(discard(f.dom).pipe(zeroOf(f.dom)))
})

test('over ℤ₂', () => {
  const f = closed(circuit(2).f)
  const [A, B, back] = [identity(f.dom), identity(f.cod), reverse(f)]
  const middle = A.par(swap(f.dom, f.cod)).par(B)
  const apart = copy(f.dom).par(B).par(B).pipe(middle)
  expectTypeOf(A.par(sumOf(f.cod)).pipe(back)).toEqualTypeOf(apart.pipe(back.par(back)).pipe(sumOf(f.dom)))
})

test('over every wire', () =>
  forEvery(<A extends Wire, B extends Wire>(f: Para<[], [A], [B]>) => {
    const [A, B, back] = [identity(f.dom), identity(f.cod), reverse(f)]
    const apart = copy(f.dom)
      .par(B)
      .par(B)
      .pipe(A.par(swap(f.dom, f.cod)).par(B))
    expectTypeOf(A.par(sumOf(f.cod)).pipe(back)).toEqualTypeOf(apart.pipe(back.par(back)).pipe(sumOf(f.dom)))
  }))

test('the 0 is one of A, not of B', () => {
  const f = closed(network(2).f)
  // @ts-expect-error -- A → A is not A → B
  expectTypeOf(identity(f.dom).par(zeroOf(f.cod)).pipe(reverse(f))).toEqualTypeOf(discard(f.dom).pipe(zeroOf(f.cod)))
})
