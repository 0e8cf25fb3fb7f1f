/**
 * ⊗ keeps identities: id_A ⊗ id_B = id_A⊗B.
 *
 * Source: Cruttwell et al. (2021), Definition 2.1, Para of a symmetric monoidal category.
 * Run-time twin: test/laws/monoidal.test.ts, 'identities: id_A ⊗ id_B = id_A⊗B'.
 */
import { expectTypeOf } from 'expect-type'
import type { Wire } from 'lensor'
import { bit, identity, real } from 'lensor'
import { test } from 'vitest'
import { forEvery } from './maps.ts'

test('over ℝ', () => {
  expectTypeOf(identity([real(2)]).par(identity([real(3, 4)]))).toEqualTypeOf(identity([real(2), real(3, 4)]))
})

test('over ℤ₂', () => {
  expectTypeOf(identity([bit(2)]).par(identity([bit(3), bit()]))).toEqualTypeOf(identity([bit(2), bit(3), bit()]))
})

test('over both at once', () => {
  expectTypeOf(identity([real(2)]).par(identity([bit(3)]))).toEqualTypeOf(identity([real(2), bit(3)]))
})

test('over every wire', () =>
  forEvery(<A extends Wire, B extends Wire>(first: A, second: B) =>
    expectTypeOf(identity([first]).par(identity([second]))).toEqualTypeOf(identity([first, second])),
  ))

test('ℝ[2] ⊗ ℝ[3] is not ℝ[5]', () => {
  // @ts-expect-error -- two wires beside each other are not one wire
  expectTypeOf(identity([real(2)]).par(identity([real(3)]))).toEqualTypeOf(identity([real(5)]))
})
