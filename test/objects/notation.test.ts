/** Objects print the same as types and as strings. */
import { expectTypeOf } from 'expect-type'
import type { Bit, Notation, Pair, Real, Wires } from 'lensor'
import { bit, notation, pair, real } from 'lensor'
import { expect, test } from 'vitest'

/** Asks that an object's notation is a text, in the compiler and in the running program. */
function prints<const A extends Wires>(object: readonly [...A], text: Notation<A>): void {
  expect(notation(object)).toBe(text)
}

test('one wire, several, a scalar, none', () => {
  prints([real(28, 28)], 'ℝ[28×28]')
  prints([real(28, 28), bit(8)], 'ℝ[28×28] ⊗ ℤ₂[8]')
  prints([real(), bit()], 'ℝ ⊗ ℤ₂')
  prints([], '1')
})

test('a bundle by its wires, a pair by both', () => {
  const state = { bundle: 'State', wires: [real(2), bit(3)] } as const
  expect(notation([state, real(4)])).toBe('ℝ[2] ⊗ ℤ₂[3] ⊗ ℝ[4]')
  expect(notation(pair([real(2)], [bit(3)]))).toBe('(ℝ[2], ℤ₂[3])')
  expectTypeOf<Notation<Pair<[Real<[2]>], [Bit<[3]>]>>>().toEqualTypeOf<'(ℝ[2], ℤ₂[3])'>()
})
