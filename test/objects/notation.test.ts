/** Objects print the same as types and as strings. */
import { expectTypeOf } from 'expect-type'
import type { Bit, Notation, Pair, Real } from 'lensor'
import { bit, notation, pair, real } from 'lensor'
import { expect, test } from 'vitest'

test('one wire, several, a scalar, none', () => {
  expect(notation([real(28, 28)])).toBe('ℝ[28×28]' satisfies Notation<[Real<[28, 28]>]>)
  expect(notation([real(28, 28), bit(8)])).toBe('ℝ[28×28] ⊗ ℤ₂[8]' satisfies Notation<[Real<[28, 28]>, Bit<[8]>]>)
  expect(notation([real(), bit()])).toBe('ℝ ⊗ ℤ₂' satisfies Notation<[Real<[]>, Bit<[]>]>)
  expect(notation([])).toBe('1' satisfies Notation<[]>)
})

test('a bundle by its wires, a pair by both', () => {
  const state = { bundle: 'State', wires: [real(2), bit(3)] } as const
  expect(notation([state, real(4)])).toBe('ℝ[2] ⊗ ℤ₂[3] ⊗ ℝ[4]')
  expect(notation(pair([real(2)], [bit(3)]))).toBe('(ℝ[2], ℤ₂[3])')
  expectTypeOf<Notation<Pair<[Real<[2]>], [Bit<[3]>]>>>().toEqualTypeOf<'(ℝ[2], ℤ₂[3])'>()
})
