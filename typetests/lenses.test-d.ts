/** Lenses (A, A′) → (B, B′) and parametric lenses: a forward half `get` and a backward half `put`. */
import { expectTypeOf } from 'expect-type'
import type { Bit, Lens, Pair, Para, ParaLens, Real } from 'lensor'
import { add, bit, bits, dense, input, lens, linear, lookupTable, morphism, pair, real, slice, sum } from 'lensor'
import { test } from 'vitest'

const model = input(4).pipe(dense(3))

/** get : ℝ[2] → ℤ₂[5], put : ℝ[2] ⊗ ℤ₂[3] → ℝ[7]; a lens (ℝ[2], ℝ[7]) → (ℤ₂[5], ℤ₂[3]). */
const uneven = lens({
  get: {} as Para<[], [Real<[2]>], [Bit<[5]>]>,
  put: {} as Para<[], [Real<[2]>, Bit<[3]>], [Real<[7]>]>,
  changes: { dom: [real(7)], cod: [bit(3)] },
})

test('a lens by hand', () => {
  // from get : A → B and put : A ⊗ B → A, a lens (A, A) → (B, B)
  const first = lens({
    get: morphism([real(2, 3)], (x) => [sum(slice(x, 0, 0, 1), 0)]),
    put: morphism([real(2, 3), real(3)], (x) => [x]),
  })
  expectTypeOf(first).toEqualTypeOf<ParaLens<[], [Real<[2, 3]>], [Real<[3]>]>>()
  expectTypeOf(first).toEqualTypeOf<Lens<[Real<[2, 3]>], [Real<[3]>]>>()
})

test('a lens whose changes are of another object', () => {
  // (A, A′) → (B, B′), where A ≠ A′ and B ≠ B′
  expectTypeOf(uneven).toEqualTypeOf<Lens<Pair<[Real<[2]>], [Real<[7]>]>, Pair<[Bit<[5]>], [Bit<[3]>]>>>()
})

test('a pair is written out where its halves differ', () => {
  // (A, A′)
  expectTypeOf(pair([real(2)], [bit(3), bit(4)])).toEqualTypeOf<Pair<[Real<[2]>], [Bit<[3]>, Bit<[4]>]>>()
})

test('the halves of a lens', () => {
  // get : A → B and put : A ⊗ B′ → A′
  expectTypeOf(uneven.get).toEqualTypeOf<Para<[], [Real<[2]>], [Bit<[5]>]>>()
  expectTypeOf(uneven.put).toEqualTypeOf<Para<[], [Real<[2]>, Bit<[3]>], [Real<[7]>]>>()
})

test('every parametric map is a parametric lens', () => {
  // Para(R) : Para(C) → Para(Lens(C)) keeps P, A and B
  expectTypeOf(model.lens()).toEqualTypeOf<ParaLens<[Real<[3, 4]>, Real<[3]>], [Real<[4]>], [Real<[3]>]>>()
  expectTypeOf(bits(2).pipe(lookupTable(1)).lens()).toEqualTypeOf<ParaLens<[Bit<[1, 4]>], [Bit<[2]>], [Bit<[1]>]>>()
})

test('the halves of a parametric lens', () => {
  // get : P ⊗ A → B and put : P ⊗ A ⊗ B′ → P′ ⊗ A′
  expectTypeOf(model.lens().get).toEqualTypeOf<Para<[Real<[3, 4]>, Real<[3]>], [Real<[4]>], [Real<[3]>]>>()
  expectTypeOf(model.lens().put).toEqualTypeOf<
    Para<[Real<[3, 4]>, Real<[3]>], [Real<[4]>, Real<[3]>], [Real<[3, 4]>, Real<[3]>, Real<[4]>]>
  >()
})

test('in sequence', () => {
  // (P, P′) ⊗ (A, A′) → (B, B′), then (Q, Q′) ⊗ (B, B′) → (C, C′): the parameters are those of both
  const next = input(3).pipe(linear(2)).lens()
  expectTypeOf(model.lens().pipe(next)).toEqualTypeOf<
    ParaLens<[Real<[3, 4]>, Real<[3]>, Real<[2, 3]>], [Real<[4]>], [Real<[2]>]>
  >()
})

test('side by side', () => {
  // (A, A′) ⊗ (C, C′) = (A ⊗ C, A′ ⊗ C′)
  expectTypeOf(uneven.par(input(4).lens())).toEqualTypeOf<
    Lens<Pair<[Real<[2]>, Real<[4]>], [Real<[7]>, Real<[4]>]>, Pair<[Bit<[5]>, Real<[4]>], [Bit<[3]>, Real<[4]>]>>
  >()
})

test('reparametrisation', () => {
  // a lens (Q, Q′) → (P, P′) above (P, P′) ⊗ (A, A′) → (B, B′) gives (Q, Q′) ⊗ (A, A′) → (B, B′)
  const halves = lens({
    get: morphism([real(3, 4), real(3, 4)], (left, right) => [add(left, right)]),
    put: morphism([real(3, 4), real(3, 4), real(3, 4)], (_left, right, change) => [change, right]),
  })
  expectTypeOf(input(4).pipe(linear(3)).lens().reparam(halves)).toEqualTypeOf<
    ParaLens<[Real<[3, 4]>, Real<[3, 4]>], [Real<[4]>], [Real<[3]>]>
  >()
})
