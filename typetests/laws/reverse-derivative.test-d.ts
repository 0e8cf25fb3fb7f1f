/**
 * Each f : P ⊗ A → B has a reverse derivative R[f] : P ⊗ A ⊗ B → P ⊗ A. It is a map again, so R iterates.
 *
 * Source: Cruttwell et al. (2021), Definition 2.6, reverse derivative categories.
 * Run-time twin: test/laws/reverse-derivative.test.ts,
 * 'R[f](a, ·) is the transpose of the derivative: R[f](a, b) · v = b · (f(a + hv) − f(a − hv)) / 2h'.
 */
import { expectTypeOf } from 'expect-type'
import type { Bit, Para, Real, Wire } from 'lensor'
import { copy, discard, identity, reverse } from 'lensor'
import { test } from 'vitest'
import { circuit, forEvery, network } from './maps.ts'

test('over ℝ', () => {
  const { f } = network(2)
  expectTypeOf(reverse(f)).toEqualTypeOf<Para<[Real<[3, 2]>], [Real<[2]>, Real<[3]>], [Real<[3, 2]>, Real<[2]>]>>()
})

test('over ℤ₂', () => {
  const { f } = circuit(2)
  expectTypeOf(reverse(f)).toEqualTypeOf<Para<[Bit<[3, 2]>], [Bit<[2]>, Bit<[3]>], [Bit<[3, 2]>, Bit<[2]>]>>()
})

test('over every wire, once and twice', () =>
  forEvery(<P extends Wire, A extends Wire, B extends Wire>(f: Para<[P], [A], [B]>) => {
    expectTypeOf(reverse(f)).toEqualTypeOf<Para<[P], [A, B], [P, A]>>()
    expectTypeOf(reverse(reverse(f))).toEqualTypeOf<Para<[P], [A, B, P, A], [P, A, B]>>()
  }))

test('over every wire, of id, Δ and !', () =>
  forEvery(<A extends Wire>(wire: A) => {
    expectTypeOf(reverse(identity([wire]))).toEqualTypeOf<Para<[], [A, A], [A]>>()
    expectTypeOf(reverse(copy([wire]))).toEqualTypeOf<Para<[], [A, A, A], [A]>>()
    expectTypeOf(reverse(discard([wire]))).toEqualTypeOf<Para<[], [A], [A]>>()
  }))

test('R is not its own inverse', () => {
  const { f } = network(2)
  // @ts-expect-error -- R[R[f]] keeps the points at which it is taken
  expectTypeOf(reverse(reverse(f))).toEqualTypeOf(f)
})
