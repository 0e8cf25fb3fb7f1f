/** R: the reverse derivative of a map is a map again, so R iterates. */
import { expectTypeOf } from 'expect-type'
import type { Bit, Para, Real } from 'lensor'
import { bits, dense, input, linear, morphism, multiply, real, reverse, sum } from 'lensor'
import { test } from 'vitest'

test('the reverse derivative of a map', () => {
  // from f : A → B, R[f] : A ⊗ B → A
  const norm = morphism([real(5)], (x) => [sum(multiply(x, x), 0)])
  expectTypeOf(reverse(norm)).toEqualTypeOf<Para<[], [Real<[5]>, Real<[]>], [Real<[5]>]>>()
})

test('the reverse derivative of a parametric map', () => {
  // from f : P ⊗ A → B, R[f] : P ⊗ A ⊗ B → P ⊗ A
  const model = input(4).pipe(dense(3))
  expectTypeOf(reverse(model)).toEqualTypeOf<
    Para<[Real<[3, 4]>, Real<[3]>], [Real<[4]>, Real<[3]>], [Real<[3, 4]>, Real<[3]>, Real<[4]>]>
  >()
})

test('the reverse derivative over bits', () => {
  // R exists over every commutative ring, ℤ₂ among them
  expectTypeOf(reverse(bits(4).pipe(linear(3)))).toEqualTypeOf<
    Para<[Bit<[3, 4]>], [Bit<[4]>, Bit<[3]>], [Bit<[3, 4]>, Bit<[4]>]>
  >()
})

test('the reverse derivative of a reverse derivative', () => {
  // R[R[f]] : P ⊗ (A ⊗ B) ⊗ (P ⊗ A) → P ⊗ (A ⊗ B)
  const map = input(4).pipe(linear(3))
  expectTypeOf(reverse(reverse(map))).toEqualTypeOf<
    Para<[Real<[3, 4]>], [Real<[4]>, Real<[3]>, Real<[3, 4]>, Real<[4]>], [Real<[3, 4]>, Real<[4]>, Real<[3]>]>
  >()
})

test('the backward half of a lens is the reverse derivative', () => {
  // put of the lens of f is R[f]
  const model = input(4).pipe(dense(3))
  expectTypeOf(model.lens().put).toEqualTypeOf(reverse(model))
})

test('the reverse derivative of a batch', () => {
  // R[fⁿ] : P ⊗ Aⁿ ⊗ Bⁿ → P ⊗ Aⁿ, one change of the parameters for all samples
  expectTypeOf(reverse(input(4).pipe(linear(3)).batch(16))).toEqualTypeOf<
    Para<[Real<[3, 4]>], [Real<[16, 4]>, Real<[16, 3]>], [Real<[3, 4]>, Real<[16, 4]>]>
  >()
})
