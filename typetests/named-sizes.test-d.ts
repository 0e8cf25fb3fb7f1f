/** Sizes that are names, as types: they flow like numbers, are equal to themselves alone, and are bound to numbers. */
import { expectTypeOf } from 'expect-type'
import type { Bound, Label, Para, Real } from 'lensor'
import {
  adam,
  bind,
  compile,
  convolution,
  dense,
  descent,
  flatten,
  identity,
  input,
  layerNormalisation,
  linear,
  maxPooling,
  morphism,
  real,
  recurrentCell,
  reverse,
  selfAttention,
  softmax,
  softmaxCrossEntropy,
  supervised,
  tanh,
  unroll,
  window,
} from 'lensor'
import { test } from 'vitest'

const model = input('features').pipe(dense('hidden')).pipe(tanh).pipe(dense(3))

test('names flow through layers as numbers do', () => {
  expectTypeOf(model).toEqualTypeOf<
    Para<
      [Real<['hidden', 'features']>, Real<['hidden']>, Real<[3, 'hidden']>, Real<[3]>],
      [Real<['features']>],
      [Real<[3]>]
    >
  >()
  expectTypeOf(model.batch('batch').cod).toEqualTypeOf<[Real<['batch', 3]>]>()
  expectTypeOf(reverse(model).cod[0]).toEqualTypeOf<Real<['hidden', 'features']>>()
  expectTypeOf(input('n', 'd').pipe(layerNormalisation()).pipe(softmax).cod).toEqualTypeOf<[Real<['n', 'd']>]>()
})

test('arithmetic gives a normal form', () => {
  // h − 3 + 1, halved; then what 16 channels of it have, all in all
  const image = input('c', 'h', 'w').pipe(convolution(16, 3)).pipe(maxPooling(2))
  expectTypeOf(image.cod).toEqualTypeOf<[Real<[16, '⌊h/2⌋ − 1', '⌊w/2⌋ − 1']>]>()
  expectTypeOf(image.pipe(flatten).cod).toEqualTypeOf<[Real<['16⌊h/2⌋·⌊w/2⌋ − 16⌊h/2⌋ − 16⌊w/2⌋ + 16']>]>()
  const pairs = morphism([real('n', 3)], (x) => [window(x, 0, 2)])
  expectTypeOf(pairs.cod).toEqualTypeOf<[Real<['n − 1', 2, 3]>]>()
  expectTypeOf(input('n', '4d').pipe(selfAttention({ heads: 4 })).cod).toEqualTypeOf<[Real<['n', '4d']>]>()
})

test('recurrence takes named states', () => {
  const cell = identity([real('hidden'), real('in')]).pipe(recurrentCell('hidden'))
  expectTypeOf(unroll(7, cell).dom).toEqualTypeOf<[Real<['hidden']>, Real<[7, 'in']>]>()
})

test('binding puts numbers in place of names', () => {
  const bound = bind(model.batch('batch'), { batch: 32, features: 784, hidden: 16 })
  expectTypeOf(bound).toEqualTypeOf<
    Para<[Real<[16, 784]>, Real<[16]>, Real<[3, 16]>, Real<[3]>], [Real<[32, 784]>], [Real<[32, 3]>]>
  >()
  expectTypeOf<Bound<[Real<['⌊h/2⌋ − 1', 'c']>], { h: 26 }>>().toEqualTypeOf<[Real<[12, 'c']>]>()
  // one after the other is both at once
  expectTypeOf(bind(bind(model, { hidden: 16 }), { features: 784 })).toEqualTypeOf(
    bind(model, { features: 784, hidden: 16 }),
  )
})

test('a learner is bound before it is trained', () => {
  const learner = supervised({
    model,
    batch: 'batch',
    loss: softmaxCrossEntropy,
    optimiser: adam(),
    rate: descent(1),
  })
  expectTypeOf(learner.params[1]).toEqualTypeOf<Label<[Real<['batch', 3]>], 'softmaxCrossEntropy'>>()
  const bound = bind(learner, { batch: 16, features: 4, hidden: 8 })
  expectTypeOf(bound.dom).toEqualTypeOf<[Real<[16, 4]>]>()
  expectTypeOf(bound.params[0].bundle).toEqualTypeOf<'Adam'>()
})

test('compile binds all sizes', () => {
  const run = compile(model, { sizes: { features: 4, hidden: 8 } })
  expectTypeOf(run).returns.toEqualTypeOf<[Float64Array]>()
})

test('functions over any size, named or not, compile', () => {
  function hidden<N extends number | string>(size: N): Para<[Real<[N, 4]>, Real<[1, N]>], [Real<[4]>], [Real<[1]>]> {
    return input(4).pipe(linear(size)).pipe(tanh).pipe(linear(1))
  }
  expectTypeOf(hidden('hidden').params[0]).toEqualTypeOf<Real<['hidden', 4]>>()
  expectTypeOf(hidden(16).params[0]).toEqualTypeOf<Real<[16, 4]>>()
  function run<N extends number>(size: N): Float64Array {
    return compile(input(size).pipe(tanh))(new Float64Array(size))[0]
  }
  expectTypeOf(run).toBeFunction()
})
