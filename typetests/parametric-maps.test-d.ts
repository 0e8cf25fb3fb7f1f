/** Para: parametric maps P ⊗ A → B, their composites, their reparametrisations, and maps written with points. */
import { expectTypeOf } from 'expect-type'
import type { Bit, Dense, Label, Layer, Para, Pointwise, Real } from 'lensor'
import {
  add,
  bias,
  bit,
  bits,
  contract,
  copy,
  dense,
  discard,
  input,
  linear,
  lookupTable,
  morphism,
  multiply,
  parametric,
  permutation,
  quadratic,
  real,
  relu,
  swap,
  tanh,
} from 'lensor'
import { test } from 'vitest'

type Weights<Outputs extends number, Inputs extends number> = [Real<[Outputs, Inputs]>, Real<[Outputs]>]

const affine = parametric([real(3, 4), real(3)], [real(4)], (weight, offset, x) => [
  add(contract(weight, x, 'ij,j->i'), offset),
])

test('a map written with points', () => {
  // f : A ⊗ B → C is a function of a point of A and a point of B
  const product = morphism([real(2), real(2)], (x, y) => [multiply(x, y)])
  expectTypeOf(product).toEqualTypeOf<Para<[], [Real<[2]>, Real<[2]>], [Real<[2]>]>>()
})

test('a parametric map written with points', () => {
  // f : P ⊗ A → B, where P = ℝ[3×4] ⊗ ℝ[3]
  expectTypeOf(affine).toEqualTypeOf<Para<Weights<3, 4>, [Real<[4]>], [Real<[3]>]>>()
})

test('in sequence', () => {
  // from f : P ⊗ A → B and g : Q ⊗ B → C, f; g : (P ⊗ Q) ⊗ A → C
  const scores = affine.pipe(parametric([real(3)], [real(3)], (scale, x) => [multiply(scale, x)]))
  expectTypeOf(scores).toEqualTypeOf<Para<[...Weights<3, 4>, Real<[3]>], [Real<[4]>], [Real<[3]>]>>()
})

test('side by side', () => {
  // f ⊗ g : (P ⊗ Q) ⊗ (A ⊗ C) → B ⊗ D
  const both = affine.par(bits(2).pipe(lookupTable(1)))
  expectTypeOf(both).toEqualTypeOf<
    Para<[...Weights<3, 4>, Bit<[1, 4]>], [Real<[4]>, Bit<[2]>], [Real<[3]>, Bit<[1]>]>
  >()
})

test('a layer takes its sizes from what flows in', () => {
  // a layer is a family of parametric maps, one for each object; a composite has one of each
  expectTypeOf(dense(16)).toEqualTypeOf<Layer<Dense<16>>>()
  expectTypeOf(input(4).pipe(dense(16))).toEqualTypeOf<Para<Weights<16, 4>, [Real<[4]>], [Real<[16]>]>>()
  expectTypeOf(input(9).pipe(dense(16))).toEqualTypeOf<Para<Weights<16, 9>, [Real<[9]>], [Real<[16]>]>>()
})

test('a layer without parameters is also a function of points', () => {
  // relu : A → A, at a point of A
  const rectified = morphism([real(2, 3)], (x) => [relu(x)])
  expectTypeOf(rectified).toEqualTypeOf<Para<[], [Real<[2, 3]>], [Real<[2, 3]>]>>()
  expectTypeOf(input(2, 3).pipe(relu)).toEqualTypeOf(rectified)
})

test('a map of fixed type stands where a layer stands', () => {
  // a map f : P ⊗ A → B is the family that accepts A alone
  expectTypeOf(input(4).pipe(affine)).toEqualTypeOf(affine)
  expectTypeOf(input(7).pipe(dense(4).pipe(affine))).toEqualTypeOf(input(7).pipe(dense(4)).pipe(affine))
})

test('a loss is a parametric map too', () => {
  // L : label ⊗ prediction → ℝ, whose parameter is the label
  expectTypeOf(affine.pipe(quadratic.map)).toEqualTypeOf<
    Para<[...Weights<3, 4>, Label<[Real<[3]>]>], [Real<[4]>], [Real<[]>]>
  >()
})

test('weight tying', () => {
  // Δ : P → P ⊗ P reparametrises f : (P ⊗ P) ⊗ A → B to P ⊗ A → B
  const siamese = input(4)
    .pipe(linear(3))
    .par(input(4).pipe(linear(3)))
  expectTypeOf(siamese.params).toEqualTypeOf<[Real<[3, 4]>, Real<[3, 4]>]>()
  expectTypeOf(siamese.reparam(copy([real(3, 4)]))).toEqualTypeOf<
    Para<[Real<[3, 4]>], [Real<[4]>, Real<[4]>], [Real<[3]>, Real<[3]>]>
  >()
})

test('reparametrisation along any map', () => {
  // from f : P ⊗ A → B and α : Q → P, Q ⊗ A → B
  const factored = morphism([real(3, 2), real(2, 4)], (left, right) => [contract(left, right, 'ij,jk->ik')])
  expectTypeOf(input(4).pipe(linear(3)).reparam(factored)).toEqualTypeOf<
    Para<[Real<[3, 2]>, Real<[2, 4]>], [Real<[4]>], [Real<[3]>]>
  >()
})

test('a batch', () => {
  // f : P ⊗ A → B on n samples: P ⊗ Aⁿ → Bⁿ, the parameters shared
  expectTypeOf(affine.batch(16)).toEqualTypeOf<Para<Weights<3, 4>, [Real<[16, 4]>], [Real<[16, 3]>]>>()
  expectTypeOf(affine.batch(16).batch(2)).toEqualTypeOf<Para<Weights<3, 4>, [Real<[2, 16, 4]>], [Real<[2, 16, 3]>]>>()
})

test('the maps that every object has', () => {
  // Δ : A → A ⊗ A, ! : A → 1, and the permutations of A ⊗ B ⊗ C
  expectTypeOf(copy([real(2)])).toEqualTypeOf<Para<[], [Real<[2]>], [Real<[2]>, Real<[2]>]>>()
  expectTypeOf(discard([real(2)])).toEqualTypeOf<Para<[], [Real<[2]>], []>>()
  expectTypeOf(swap([real(2)], [bit(3)])).toEqualTypeOf<Para<[], [Real<[2]>, Bit<[3]>], [Bit<[3]>, Real<[2]>]>>()
  expectTypeOf(permutation([real(2), bit(3), real()], [2, 0, 1]).cod).toEqualTypeOf<[Real<[]>, Real<[2]>, Bit<[3]>]>()
})

test('one model for every size', () => {
  // for every n there is f : ℝ[4×n] ⊗ ℝ[4] ⊗ ℝ[n×4] ⊗ ℝ[n] ⊗ ℝ[n] → ℝ[n]
  function autoencoder<N extends number>(
    size: N,
  ): Para<[...Weights<4, N>, ...Weights<N, 4>], [Real<[N]>], [Real<[N]>]> {
    return input(size).pipe(dense(4)).pipe(tanh).pipe(dense(size)).pipe(tanh)
  }
  expectTypeOf(autoencoder(784)).toEqualTypeOf(input(784).pipe(dense(4)).pipe(tanh).pipe(dense(784)).pipe(tanh))
})

test('one circuit for every size', () => {
  // for every n there is f : D[n×4] ⊗ D[n] ⊗ D[1×n] ⊗ D[4] → D[1], over ℤ₂ as over ℝ
  const circuit = <N extends number>(size: N) => bits(4).pipe(linear(size)).pipe(bias).pipe(linear(1))
  const smooth = <N extends number>(size: N) => input(4).pipe(linear(size)).pipe(bias).pipe(relu).pipe(linear(1))
  expectTypeOf(circuit(8)).toEqualTypeOf<Para<[Bit<[8, 4]>, Bit<[8]>, Bit<[1, 8]>], [Bit<[4]>], [Bit<[1]>]>>()
  expectTypeOf(smooth(8)).toEqualTypeOf<Para<[Real<[8, 4]>, Real<[8]>, Real<[1, 8]>], [Real<[4]>], [Real<[1]>]>>()
})

test('one block for every size', () => {
  // for every n, dense(n); tanh
  const block = <N extends number>(outputs: N) => dense(outputs).pipe(tanh)
  const tower = input(8).pipe(block(4)).pipe(block(2))
  expectTypeOf(tower).toEqualTypeOf<Para<[...Weights<4, 8>, ...Weights<2, 4>], [Real<[8]>], [Real<[2]>]>>()
  expectTypeOf(tanh).toExtend<Layer<Pointwise<'tanh'>>>()
})
