/**
 * RD.3: R[id](a, b) = b, R[π₀](a, b, c) = (c, 0) and R[π₁](a, b, c) = (0, c), where π₀ = A ⊗ ! and π₁ = ! ⊗ B.
 *
 * That the change comes through unchanged is a matter of values.
 *
 * Source: Cockett et al., Reverse derivative categories, Definition 13, RD.3; Cruttwell et al. (2021), Definition 2.6.
 * Run-time twins: test/laws/reverse-derivative.test.ts, 'RD.3: R[id](a, b) = b' and
 * 'RD.3: R[π₀](a, b, c) = (c, 0) and R[π₁](a, b, c) = (0, c)'.
 */
import { expectTypeOf } from 'expect-type'
import type { Wire } from 'lensor'
import { bit, discard, identity, real, reverse } from 'lensor'
import { test } from 'vitest'
import { forEvery, zeroOf } from './maps.ts'

test('over ℝ', () => {
  const [A, B, end] = [identity([real(2)]), identity([real(3)]), discard([real(2), real(3)])]
  expectTypeOf(reverse(A)).toEqualTypeOf(discard(A.dom).par(A))
  expectTypeOf(reverse(A.par(discard(B.dom)))).toEqualTypeOf(end.par(A).par(zeroOf(B.dom)))
  expectTypeOf(reverse(discard(A.dom).par(B))).toEqualTypeOf(end.par(zeroOf(A.dom)).par(B))
})

test('over ℤ₂', () => {
  const [A, B, end] = [identity([bit(2)]), identity([bit(3)]), discard([bit(2), bit(3)])]
  expectTypeOf(reverse(A)).toEqualTypeOf(discard(A.dom).par(A))
  expectTypeOf(reverse(A.par(discard(B.dom)))).toEqualTypeOf(end.par(A).par(zeroOf(B.dom)))
  expectTypeOf(reverse(discard(A.dom).par(B))).toEqualTypeOf(end.par(zeroOf(A.dom)).par(B))
})

test('over every wire', () =>
  forEvery(<A extends Wire, B extends Wire>(first: A, second: B) => {
    const [A, B, end] = [identity([first]), identity([second]), discard([first, second])]
    expectTypeOf(reverse(A)).toEqualTypeOf(discard(A.dom).par(A))
    expectTypeOf(reverse(A.par(discard(B.dom)))).toEqualTypeOf(end.par(A).par(zeroOf(B.dom)))
    expectTypeOf(reverse(discard(A.dom).par(B))).toEqualTypeOf(end.par(zeroOf(A.dom)).par(B))
  }))

test('what a projection leaves out changes too, by 0', () => {
  const [A, B] = [identity([real(2)]), identity([real(3)])]
  // @ts-expect-error -- the 0 is missing
  expectTypeOf(reverse(A.par(discard(B.dom)))).toEqualTypeOf(discard([real(2), real(3)]).par(A))
})
