/**
 * Permutations compose: part i of π; ρ is part π(ρ(i)).
 *
 * Source: Cruttwell et al. (2021), Definition 2.1, Para of a symmetric monoidal category.
 * Run-time twin: test/laws/monoidal.test.ts, 'permutations compose: part i of π; ρ is part π(ρ(i))'.
 */
import { expectTypeOf } from 'expect-type'
import type { Wire } from 'lensor'
import { bit, permutation, real, swap } from 'lensor'
import { test } from 'vitest'
import { forEvery } from './maps.ts'

test('over ℝ', () => {
  const first = permutation([real(2), real(3), real()], [2, 0, 1])
  expectTypeOf(first.pipe(permutation(first.cod, [1, 0, 2]))).toEqualTypeOf(permutation(first.dom, [0, 2, 1]))
})

test('over ℤ₂', () => {
  const first = permutation([bit(2), bit(3), bit()], [1, 0, 2])
  expectTypeOf(first.pipe(permutation(first.cod, [0, 2, 1]))).toEqualTypeOf(permutation(first.dom, [1, 2, 0]))
})

test('over both, at every size', () =>
  forEvery(<N extends number>(size: N) => {
    const first = permutation([real(size), bit(size), real(2, size)], [1, 0, 2])
    expectTypeOf(first.pipe(permutation(first.cod, [0, 2, 1]))).toEqualTypeOf(permutation(first.dom, [1, 2, 0]))
  }))

test('the symmetry is a permutation, over every wire', () =>
  forEvery(<A extends Wire, B extends Wire>(first: A, second: B) =>
    expectTypeOf(swap([first], [second])).toEqualTypeOf(permutation([first, second], [1, 0])),
  ))

test('they do not commute', () => {
  const first = permutation([real(2), real(3), real()], [2, 0, 1])
  // @ts-expect-error -- part i is not part ρ(π(i))
  expectTypeOf(first.pipe(permutation(first.cod, [1, 0, 2]))).toEqualTypeOf(permutation(first.dom, [2, 1, 0]))
})
