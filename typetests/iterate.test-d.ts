/** Iteration: a map done n times as one term, and learning steps that are done so. */
import { expectTypeOf } from 'expect-type'
import type { Adam, BasicUpdate, Bit, Label, Para, ParaLens, Real, Wire } from 'lensor'
import {
  adam,
  add,
  basicUpdate,
  bit,
  bits,
  booleanError,
  dense,
  descent,
  identityRate,
  input,
  iterate,
  learningStep,
  linear,
  lookupTable,
  morphism,
  multiply,
  parametric,
  quadratic,
  real,
  rematerialise,
  reverse,
  supervised,
  tanh,
} from 'lensor'
import { test } from 'vitest'

test('a map with inputs', () => {
  // f : P ⊗ (S ⊗ X) → S; iterate(n, f) : P ⊗ (S ⊗ Xⁿ) → S
  const step = parametric([real(3)], [real(3), real(3), real()], (p, s, x) => [add(multiply(p, s), x)])
  expectTypeOf(iterate(5, step)).toEqualTypeOf<Para<[Real<[3]>], [Real<[3]>, Real<[5, 3]>, Real<[5]>], [Real<[3]>]>>()
})

test('a map without inputs', () => {
  // f : P ⊗ S → S; iterate(n, f) : P ⊗ S → S
  const layer = input(4).pipe(linear(4)).pipe(tanh)
  expectTypeOf(iterate(100, layer)).toEqualTypeOf<Para<[Real<[4, 4]>], [Real<[4]>], [Real<[4]>]>>()
})

test('a state of several wires, over several domains', () => {
  const step = morphism([real(2), bit(3), bit(4, 4)], (x, b, _own) => [multiply(x, x), add(b, b)])
  expectTypeOf(iterate(7, step)).toEqualTypeOf<Para<[], [Real<[2]>, Bit<[3]>, Bit<[7, 4, 4]>], [Real<[2]>, Bit<[3]>]>>()
})

test('its reverse derivative', () => {
  // R[iterate(n, f)] : P ⊗ (S ⊗ Xⁿ) ⊗ S → P ⊗ S ⊗ Xⁿ
  const step = parametric([real(3)], [real(), real(2)], (_p, s, _x) => [s])
  expectTypeOf(reverse(iterate(5, step))).toEqualTypeOf<
    Para<[Real<[3]>], [Real<[]>, Real<[5, 2]>, Real<[]>], [Real<[3]>, Real<[]>, Real<[5, 2]>]>
  >()
})

test('at every count and size, and over every wire', () => {
  function recurrent<N extends number, Count extends number>(
    size: N,
    count: Count,
  ): Para<[Real<[N]>], [Real<[N]>, Real<[Count, N]>], [Real<[N]>]> {
    return iterate(
      count,
      parametric([real(size)], [real(size), real(size)], (p, s, x) => [add(multiply(p, s), x)]),
    )
  }
  expectTypeOf(recurrent(3, 5)).toEqualTypeOf<Para<[Real<[3]>], [Real<[3]>, Real<[5, 3]>], [Real<[3]>]>>()

  const twice = <P extends Wire, A extends Wire>(f: Para<[P], [A], [A]>): Para<[P], [A], [A]> => iterate(2, f)
  expectTypeOf(twice(input(4).pipe(linear(4)))).toEqualTypeOf<Para<[Real<[4, 4]>], [Real<[4]>], [Real<[4]>]>>()
})

type Weights = [Real<[3, 4]>, Real<[3]>]

test('learning steps over ℝ', () => {
  // put : S ⊗ P ⊗ Label ⊗ A → S ⊗ P ⊗ Label ⊗ A; its step : S ⊗ P ⊗ Label ⊗ A → S ⊗ P
  const model = input(4).pipe(dense(3))
  const learner = supervised({ model, batch: 8, loss: quadratic, optimiser: adam(), rate: descent(1) })
  const step = learningStep(learner)
  expectTypeOf(step).toEqualTypeOf<
    Para<[], [Adam<Weights>, Label<[Real<[8, 3]>], 'quadratic'>, Real<[8, 4]>], [Adam<Weights>]>
  >()
  expectTypeOf(iterate(100, step)).toEqualTypeOf<
    Para<[], [Adam<Weights>, Label<[Real<[100, 8, 3]>], 'quadratic'>, Real<[100, 8, 4]>], [Adam<Weights>]>
  >()
})

test('in blocks, a map is of the type that it was, and a lens of that of the lens', () => {
  const step = parametric([real(3)], [real(3), real()], (p, s, _x) => [multiply(p, s)])
  expectTypeOf(rematerialise(iterate(100, step))).toEqualTypeOf<
    Para<[Real<[3]>], [Real<[3]>, Real<[100]>], [Real<[3]>]>
  >()
  expectTypeOf(rematerialise(iterate(100, step).lens(), { every: 5 })).toEqualTypeOf<
    ParaLens<[Real<[3]>], [Real<[3]>, Real<[100]>], [Real<[3]>]>
  >()

  const some = <N extends number, Every extends number>(
    size: N,
    every: Every,
  ): Para<[Real<[N, N]>], [Real<[N]>], [Real<[N]>]> =>
    rematerialise(iterate(100, input(size).pipe(linear(size))), { every })
  expectTypeOf(some(3, 4)).toEqualTypeOf<Para<[Real<[3, 3]>], [Real<[3]>], [Real<[3]>]>>()
  const any = <P extends Wire, A extends Wire>(f: Para<[P], [A], [A]>): Para<[P], [A], [A]> => rematerialise(f)
  expectTypeOf(any(input(4).pipe(linear(4)))).toEqualTypeOf<Para<[Real<[4, 4]>], [Real<[4]>], [Real<[4]>]>>()
})

test('learning steps over ℤ₂', () => {
  const model = bits(4).pipe(lookupTable(1))
  const learner = supervised({ model, batch: 1, loss: booleanError, optimiser: basicUpdate, rate: identityRate })
  type Table = BasicUpdate<[Bit<[1, 16]>]>
  expectTypeOf(iterate(9, learningStep(learner))).toEqualTypeOf<
    Para<[], [Table, Label<[Bit<[9, 1, 1]>], 'booleanError'>, Bit<[9, 1, 4]>], [Table]>
  >()
})
