/** Para: parametric maps P ⊗ A → B, their composites, their reparametrisations, and maps written with points. */
import { expectTypeOf } from 'expect-type'
import type { Bit, Copies, Dense, Label, Layer, Noise, Para, Pointwise, Real } from 'lensor'
import {
  add,
  bias,
  bit,
  bits,
  booleanMap,
  contract,
  copies,
  copy,
  dense,
  discard,
  dropout,
  identity,
  input,
  linear,
  lookupTable,
  lstmCell,
  morphism,
  multiply,
  noise,
  or,
  parametric,
  permutation,
  quadratic,
  real,
  recurrentCell,
  relu,
  swap,
  tanh,
  unroll,
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
    Para<[...Weights<3, 4>, Label<[Real<[3]>], 'quadratic'>], [Real<[4]>], [Real<[]>]>
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

test('weight tying, n times', () => {
  // Δⁿ : P → P ⊗ … ⊗ P reparametrises f : (P ⊗ … ⊗ P) ⊗ A → B to P ⊗ A → B
  const tower = input(4).pipe(linear(4)).pipe(tanh).pipe(linear(4)).pipe(tanh).pipe(linear(4))
  expectTypeOf(copies(3, [real(4, 4)])).toEqualTypeOf<
    Para<[], [Real<[4, 4]>], [Real<[4, 4]>, Real<[4, 4]>, Real<[4, 4]>]>
  >()
  expectTypeOf(tower.reparam(copies(3, [real(4, 4)]))).toEqualTypeOf<Para<[Real<[4, 4]>], [Real<[4]>], [Real<[4]>]>>()
  const circuit = bits(4).pipe(linear(4)).pipe(bias).pipe(linear(4)).pipe(bias)
  expectTypeOf(circuit.reparam(copies(2, [bit(4, 4), bit(4)]))).toEqualTypeOf<
    Para<[Bit<[4, 4]>, Bit<[4]>], [Bit<[4]>], [Bit<[4]>]>
  >()
})

test('copies', () => {
  // A⁰ = 1, A¹ = A, A² = A ⊗ A, A³ = A ⊗ A ⊗ A, …
  expectTypeOf(copies(0, [real(2), bit(3)])).toEqualTypeOf(discard([real(2), bit(3)]))
  expectTypeOf(copies(1, [real(2), bit(3)])).toEqualTypeOf(identity([real(2), bit(3)]))
  expectTypeOf(copies(2, [real(2), bit(3)])).toEqualTypeOf(copy([real(2), bit(3)]))
  expectTypeOf<Copies<3, [Real<[2]>, Bit<[3]>]>>().toEqualTypeOf<
    [Real<[2]>, Bit<[3]>, Real<[2]>, Bit<[3]>, Real<[2]>, Bit<[3]>]
  >()
  expectTypeOf<Copies<500, [Real<[2]>]>['length']>().toEqualTypeOf<500>()
})

test('a recurrent cell along a sequence', () => {
  // from f : P ⊗ (S ⊗ X) → S, P ⊗ (S ⊗ Xⁿ) → S
  const cell = identity([real(8), real(3)]).pipe(recurrentCell(8))
  type Weights = [Real<[8, 8]>, Real<[8, 3]>, Real<[8]>]
  expectTypeOf(cell).toEqualTypeOf<Para<Weights, [Real<[8]>, Real<[3]>], [Real<[8]>]>>()
  expectTypeOf(unroll(5, cell)).toEqualTypeOf<Para<Weights, [Real<[8]>, Real<[5, 3]>], [Real<[8]>]>>()
  expectTypeOf(unroll(5, cell).batch(16)).toEqualTypeOf<
    Para<Weights, [Real<[16, 8]>, Real<[16, 5, 3]>], [Real<[16, 8]>]>
  >()
})

test('a cell whose state is two wires, or that takes several', () => {
  const memory = identity([real(8), real(8), real(3)]).pipe(lstmCell(8))
  expectTypeOf(unroll(5, memory).dom).toEqualTypeOf<[Real<[8]>, Real<[8]>, Real<[5, 3]>]>()
  expectTypeOf(unroll(5, memory).cod).toEqualTypeOf<[Real<[8]>, Real<[8]>]>()
  const choice = morphism([bit(2), bit(2), bit(2)], (state, x, y) => [or(state, multiply(x, y))])
  expectTypeOf(unroll(5, choice)).toEqualTypeOf<Para<[], [Bit<[2]>, Bit<[5, 2]>, Bit<[5, 2]>], [Bit<[2]>]>>()
})

test('one recurrent network for every length and size', () => {
  // for every n and k, ℝ[k×k] ⊗ ℝ[k×3] ⊗ ℝ[k] ⊗ (ℝ[k] ⊗ ℝ[n×3]) → ℝ[k]
  const recurrent = <Count extends number, Hidden extends number>(count: Count, hidden: Hidden) =>
    unroll(count, identity([real(hidden), real(3)]).pipe(recurrentCell(hidden)))
  expectTypeOf(recurrent(5, 8)).toEqualTypeOf<
    Para<[Real<[8, 8]>, Real<[8, 3]>, Real<[8]>], [Real<[8]>, Real<[5, 3]>], [Real<[8]>]>
  >()
})

test('a network with dropout', () => {
  // P ⊗ (ℝ[4] ⊗ Noise(ℝ[16])) → ℝ[3]: the noise is a part of the domain
  const network = (rate: number) =>
    input(4)
      .pipe(dense(16))
      .par(identity([noise(16)]))
      .pipe(dropout(rate))
      .pipe(dense(3))
  type Network = [...Weights<16, 4>, ...Weights<3, 16>]
  expectTypeOf(network(0.5)).toEqualTypeOf<Para<Network, [Real<[4]>, Noise<[Real<[16]>]>], [Real<[3]>]>>()
  expectTypeOf(network(0.5).batch(8)).toEqualTypeOf<
    Para<Network, [Real<[8, 4]>, Noise<[Real<[8, 16]>]>], [Real<[8, 3]>]>
  >()
})

test('a map of bits given by its function', () => {
  // P ⊗ A → B over ℤ₂, from a list of bits for each wire of P and A to that of B
  const majority = booleanMap([bit(3)], bit(1), (x) => {
    expectTypeOf(x).toEqualTypeOf<readonly number[]>()
    return [Number(x.filter(Boolean).length > 1)]
  })
  expectTypeOf(majority).toEqualTypeOf<Para<[], [Bit<[3]>], [Bit<[1]>]>>()
  const masked = booleanMap([bit(784)], bit(2, 2), (_mask, x) => x.slice(0, 4), { params: [bit(784)] })
  expectTypeOf(masked).toEqualTypeOf<Para<[Bit<[784]>], [Bit<[784]>], [Bit<[2, 2]>]>>()
})

test('a gate of points', () => {
  expectTypeOf(morphism([bit(4), bit(4)], (x, y) => [or(x, y)])).toEqualTypeOf(identity([bit(4), bit(4)]).pipe(or))
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
