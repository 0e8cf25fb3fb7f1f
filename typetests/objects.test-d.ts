/** Objects: wires, their tensor product, their notation, and exact arithmetic on their sizes. */
import { expectTypeOf } from 'expect-type'
import type { Bit, BitDomain, Label, Notation, Over, Para, Real, RealDomain, Same, Wires } from 'lensor'
import { bit, bits, identity, input, real } from 'lensor'
import { test } from 'vitest'

test('a wire is known by its domain and its shape', () => {
  // ℝ[28×28], ℝ and ℤ₂[8] are three objects; a scalar has no axes
  expectTypeOf(real(28, 28)).toEqualTypeOf<Real<[28, 28]>>()
  expectTypeOf(real()).toEqualTypeOf<Real<[]>>()
  expectTypeOf(bit(8)).toEqualTypeOf<Bit<[8]>>()
})

test('a domain has one wire of each shape', () => {
  // the wire of shape s over D is D[s]
  expectTypeOf<Over<RealDomain, [3, 4]>>().toEqualTypeOf<Real<[3, 4]>>()
  expectTypeOf<Over<BitDomain, [3, 4]>>().toEqualTypeOf<Bit<[3, 4]>>()
})

test('a product of objects is concatenation', () => {
  // (A ⊗ B) ⊗ C = A ⊗ (B ⊗ C)
  type Product<A extends Wires, B extends Wires> = [...A, ...B]
  type A = [Real<[2]>]
  type B = [Bit<[3]>, Real<[]>]
  type C = [Bit<[4]>]
  expectTypeOf<Product<Product<A, B>, C>>().toEqualTypeOf<Product<A, Product<B, C>>>()
  expectTypeOf(identity([real(2), bit(3)]).dom).toEqualTypeOf<[Real<[2]>, Bit<[3]>]>()
})

test('the unit is the empty object', () => {
  // 1 ⊗ A = A = A ⊗ 1, and A = [A] is a list of one wire
  expectTypeOf(identity([]).par(input(2)).dom).toEqualTypeOf<[Real<[2]>]>()
  expectTypeOf(input(2).par(identity([])).dom).toEqualTypeOf<[Real<[2]>]>()
  expectTypeOf(identity([])).toEqualTypeOf<Para<[], [], []>>()
})

test('a bundle is its wires under a name', () => {
  // label(A) ⊗ B = A ⊗ B as objects, though they are written differently
  expectTypeOf<Same<[Label<[Real<[3]>]>, Real<[2]>], [Real<[3]>, Real<[2]>]>>().toEqualTypeOf<true>()
  expectTypeOf<Same<[Label<[Real<[3]>]>], [Real<[2]>]>>().toEqualTypeOf<false>()
})

test('a size never widens', () => {
  // ℝ[8|9] is neither ℝ[8] nor ℝ[9], and ℝ[n] of unknown n is none of them
  expectTypeOf<Real<[8 | 9]>>().not.toExtend<Real<[8]>>()
  expectTypeOf<Real<[8]>>().not.toExtend<Real<[8 | 9]>>()
  expectTypeOf<Real<[number]>>().not.toExtend<Real<[8]>>()
  expectTypeOf<Real<[8]>>().not.toExtend<Real<[number]>>()
})

test('a map does not widen either', () => {
  // f : A → B is no map from ℝ[8|9], neither by its domain nor by its codomain
  type From<A extends Wires> = Para<[], A, [Real<[]>]>
  type To<B extends Wires> = Para<[], [Real<[]>], B>
  expectTypeOf<From<[Real<[8]>]>>().not.toExtend<From<[Real<[8 | 9]>]>>()
  expectTypeOf<From<[Real<[8 | 9]>]>>().not.toExtend<From<[Real<[8]>]>>()
  expectTypeOf<To<[Real<[8]>]>>().not.toExtend<To<[Real<[8 | 9]>]>>()
  expectTypeOf<To<[Real<[8 | 9]>]>>().not.toExtend<To<[Real<[8]>]>>()
})

test('a model begins with the identity of a wire', () => {
  // id : A → A
  expectTypeOf(input(28, 28)).toEqualTypeOf<Para<[], [Real<[28, 28]>], [Real<[28, 28]>]>>()
  expectTypeOf(bits(8)).toEqualTypeOf<Para<[], [Bit<[8]>], [Bit<[8]>]>>()
})

test('an object is printed as it is written on paper', () => {
  // ⊗ between wires, × between sizes, the symbol alone for a scalar, 1 for the unit
  expectTypeOf<Notation<[Real<[28, 28]>, Bit<[8]>]>>().toEqualTypeOf<'ℝ[28×28] ⊗ ℤ₂[8]'>()
  expectTypeOf<Notation<[Real<[]>]>>().toEqualTypeOf<'ℝ'>()
  expectTypeOf<Notation<[]>>().toEqualTypeOf<'1'>()
})

test('a bundle is printed as its wires, a pair with both its halves', () => {
  // (A, A′)
  expectTypeOf<Notation<[Label<[Real<[3]>]>]>>().toEqualTypeOf<'ℝ[3]'>()
  expectTypeOf<Notation<{ forward: [Real<[2]>]; backward: [Bit<[3]>] }>>().toEqualTypeOf<'(ℝ[2], ℤ₂[3])'>()
})
