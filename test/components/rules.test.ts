/** The rules that an editor shows are what the values say of themselves, and what their families do. */
import type { DomainOf, InSequence, NameOf } from 'lensor'
import * as lensor from 'lensor'
import {
  absoluteError,
  adagrad,
  adam,
  adamW,
  and,
  ascending,
  ascent,
  averagePooling,
  basicUpdate,
  bias,
  binaryCrossEntropy,
  booleanError,
  channelBias,
  clip,
  clipByValue,
  convolution,
  coordinatewise,
  cosineDecay,
  dense,
  descent,
  dotProduct,
  dropout,
  embedding,
  firstOrder,
  flatten,
  frozen,
  gradientAscent,
  gradientPreprocessing,
  gruCell,
  hinge,
  hole,
  huber,
  identityRate,
  input,
  layerNormalisation,
  linear,
  lookupTable,
  lstmCell,
  lstmOptimiser,
  maxPooling,
  momentum,
  nand,
  nesterov,
  nor,
  not,
  openAdam,
  or,
  quadratic,
  recurrentCell,
  relu,
  repeat,
  reshape,
  rmsprop,
  selfAttention,
  sgd,
  sigmoid,
  skip,
  softmax,
  softmaxCrossEntropy,
  stopGradient,
  tanh,
  weightClipping,
  weightDecay,
  xnor,
  xor,
} from 'lensor'
import { describe, expect, expectTypeOf, test } from 'vitest'

interface Ruled<Rule extends string> {
  readonly name: string
  readonly rule: Rule
}

/** A value and its rule, which the compiler holds to be that of its type. */
const rule = <Rule extends string>(of: Ruled<Rule>, expected: NoInfer<Rule>): readonly [Ruled<string>, string] => [
  of,
  expected,
]

const rules = {
  absoluteError: rule(absoluteError, 'absoluteError: ℝ[…×k] → ℝ, label ℝ[…×k]'),
  adagrad: rule(adagrad(), 'adagrad: P ⊗ P → P'),
  adam: rule(adam(), 'adam: ℝ ⊗ P ⊗ P ⊗ P → P'),
  adamW: rule(adamW(), 'adamW: ℝ ⊗ P ⊗ P ⊗ P → P'),
  and: rule(and, 'and: ℤ₂[…] ⊗ ℤ₂[…] → ℤ₂[…]'),
  ascending: rule(ascending, 'ascending: P → P'),
  ascent: rule(ascent(0.5), 'ascent(0.5): ℝ → 1'),
  averagePooling: rule(averagePooling([2, 3]), 'averagePooling([2, 3]): D[c×h×w] → D[c×h′×w′]'),
  basicUpdate: rule(basicUpdate, 'basicUpdate: P → P'),
  bias: rule(bias, 'bias: A → A, parameters A'),
  binaryCrossEntropy: rule(binaryCrossEntropy, 'binaryCrossEntropy: ℝ[…×k] → ℝ, label ℝ[…×k]'),
  booleanError: rule(booleanError, 'booleanError: ℤ₂[…] → ℤ₂[…], label ℤ₂[…]'),
  channelBias: rule(channelBias, 'channelBias: D[c×…] → D[c×…], parameters D[c]'),
  clip: rule(clip(1), 'clip: P → P'),
  clipByValue: rule(clipByValue(1), 'clipByValue: P → P'),
  convolution: rule(
    convolution(8, [3, 5], { stride: 2 }),
    'convolution(8, [3, 5]): D[c×h×w] → D[8×h′×w′], parameters D[8×c×3×5]',
  ),
  coordinatewise: rule(coordinatewise(input()), 'coordinatewise: S ⊗ P → P, parameters Φ'),
  dense: rule(dense(3), 'dense(3): ℝ[m] → ℝ[3], parameters ℝ[3×m] ⊗ ℝ[3]'),
  descent: rule(descent(cosineDecay({ rate: 0.1, steps: 10 })), 'descent(schedule): ℝ → 1'),
  dotProduct: rule(dotProduct, 'dotProduct: ℝ[…×k] → ℝ, label ℝ[…×k]'),
  dropout: rule(dropout(0.5), 'dropout(0.5): ℝ[…] ⊗ Noise(ℝ[…]) → ℝ[…]'),
  embedding: rule(embedding(100, 16), 'embedding(100, 16): ℝ[…] → ℝ[…×16], parameters ℝ[100×16]'),
  firstOrder: rule(firstOrder, 'firstOrder: P → P'),
  flatten: rule(flatten, 'flatten: D[…] → D[n]'),
  frozen: rule(frozen, 'frozen: P → P'),
  gradientAscent: rule(gradientAscent, 'ascending; basicUpdate: P → P'),
  gradientPreprocessing: rule(gradientPreprocessing(), 'gradientPreprocessing: ℝ[…] → ℝ[…×2]'),
  gruCell: rule(gruCell(8), 'gruCell(8): ℝ[8] ⊗ ℝ[m] → ℝ[8], parameters ℝ[3×8×8] ⊗ ℝ[3×8×m] ⊗ ℝ[3×8]'),
  hinge: rule(hinge, 'hinge: ℝ[…×k] → ℝ, label ℝ[…×k]'),
  hole: rule(hole, 'hole: A → ?'),
  huber: rule(huber(), 'huber: ℝ[…×k] → ℝ, label ℝ[…×k]'),
  identityRate: rule(identityRate, 'identityRate: A → 1'),
  layerNormalisation: rule(layerNormalisation(), 'layerNormalisation: ℝ[…×k] → ℝ[…×k], parameters ℝ[k] ⊗ ℝ[k]'),
  linear: rule(linear(3), 'linear(3): D[m] → D[3], parameters D[3×m]'),
  lookupTable: rule(lookupTable(2), 'lookupTable(2): ℤ₂[m] → ℤ₂[2], parameters ℤ₂[2×2ᵐ]'),
  lstmCell: rule(lstmCell(8), 'lstmCell(8): ℝ[8] ⊗ ℝ[8] ⊗ ℝ[m] → ℝ[8] ⊗ ℝ[8], parameters ℝ[4×8×8] ⊗ ℝ[4×8×m] ⊗ ℝ[4×8]'),
  lstmOptimiser: rule(lstmOptimiser({ hidden: 5 }), 'lstmOptimiser(5): S ⊗ P → P, parameters Φ'),
  maxPooling: rule(maxPooling(2), 'maxPooling(2): D[c×h×w] → D[c×h′×w′]'),
  momentum: rule(momentum(), 'momentum: P ⊗ P → P'),
  nand: rule(nand, 'nand: ℤ₂[…] ⊗ ℤ₂[…] → ℤ₂[…]'),
  nesterov: rule(nesterov(), 'nesterov: P ⊗ P → P'),
  nor: rule(nor, 'nor: ℤ₂[…] ⊗ ℤ₂[…] → ℤ₂[…]'),
  not: rule(not, 'not: ℤ₂[…] → ℤ₂[…]'),
  openAdam: rule(openAdam(), 'openAdam: ℝ ⊗ P ⊗ P ⊗ P → P, parameters ℝ[3]'),
  or: rule(or, 'or: ℤ₂[…] ⊗ ℤ₂[…] → ℤ₂[…]'),
  quadratic: rule(quadratic, 'quadratic: ℝ[…×k] → ℝ, label ℝ[…×k]'),
  recurrentCell: rule(recurrentCell(8), 'recurrentCell(8): ℝ[8] ⊗ ℝ[m] → ℝ[8], parameters ℝ[8×8] ⊗ ℝ[8×m] ⊗ ℝ[8]'),
  relu: rule(relu, 'relu: A → A'),
  repeat: rule(repeat(3, dense(8).pipe(tanh)), 'repeat(3, dense(8); tanh): A → B'),
  reshape: rule(reshape(4, 7), 'reshape(4, 7): D[…] → D[4×7]'),
  rmsprop: rule(rmsprop(), 'rmsprop: P ⊗ P → P'),
  selfAttention: rule(
    selfAttention({ heads: 2 }),
    'selfAttention: ℝ[n×d] → ℝ[n×d], parameters ℝ[s×d] ⊗ ℝ[s×d] ⊗ ℝ[s×d] ⊗ ℝ[d×s]',
  ),
  sgd: rule(sgd(), 'sgd: P → P'),
  sigmoid: rule(sigmoid, 'sigmoid: A → A'),
  skip: rule(skip(dense(8)), 'skip(dense(8)): A → A'),
  softmax: rule(softmax, 'softmax: ℝ[…×k] → ℝ[…×k]'),
  softmaxCrossEntropy: rule(softmaxCrossEntropy, 'softmaxCrossEntropy: ℝ[…×k] → ℝ, label ℝ[…×k]'),
  stopGradient: rule(stopGradient, 'stopGradient: A → A'),
  tanh: rule(tanh, 'tanh: A → A'),
  weightClipping: rule(weightClipping(1), 'weightClipping: P → P'),
  weightDecay: rule(weightDecay(0.1), 'weightDecay: P → P'),
  xnor: rule(xnor, 'xnor: ℤ₂[…] ⊗ ℤ₂[…] → ℤ₂[…]'),
  xor: rule(xor, 'xor: ℤ₂[…] ⊗ ℤ₂[…] → ℤ₂[…]'),
}

describe('a value has the rule of its type', () => {
  test.each(Object.entries(rules))('%s', (_name, [of, expected]) => {
    expect(of.rule).toBe(expected)
    expect(of.name).toBe(expected.split(': ')[0])
  })
})

test('all public values that have a rule are among them', () => {
  const ruled = Object.entries(lensor).flatMap(([name, value]) =>
    value instanceof lensor.Layer || value instanceof lensor.LensLayer || value instanceof lensor.Optimiser ? name : [],
  )
  expect(ruled.filter((name) => !(name in rules))).toEqual([])
})

describe('in sequence', () => {
  test.each([
    rule(dense(16).pipe(tanh), 'dense(16); tanh: ℝ[m] → ℝ[16]'),
    rule(tanh.pipe(dense(16)), 'tanh; dense(16): A → ℝ[16]'),
    rule(dense(16).pipe(tanh).pipe(dense(3)).pipe(softmax), 'dense(16); tanh; dense(3); softmax: ℝ[m] → ℝ[…×k]'),
    rule(dense(16).pipe(bias).lens(), 'dense(16); bias: ℝ[m] → ℝ[16]'),
    rule(dense(16).pipe(input(16).pipe(dense(2))), 'dense(16); a map: ℝ[m] → ℝ[2]'),
    rule(clip(1).pipe(adam()), 'clip; adam: ℝ ⊗ P ⊗ P ⊗ P → P'),
    rule(adam().pipe(weightDecay(0.1)), 'adam; weightDecay: ℝ ⊗ P ⊗ P ⊗ P → P'),
  ])('%s has the rule %s', (of, expected) => {
    expect(of.rule).toBe(expected)
  })

  test('types of rules', () => {
    expectTypeOf<NameOf<'dense(3): ℝ[m] → ℝ[3], parameters ℝ[3×m] ⊗ ℝ[3]'>>().toEqualTypeOf<'dense(3)'>()
    expectTypeOf<DomainOf<'dense(3): ℝ[m] → ℝ[3], parameters ℝ[3×m] ⊗ ℝ[3]'>>().toEqualTypeOf<'ℝ[m]'>()
    expectTypeOf<DomainOf<'dense'>>().toEqualTypeOf<never>()
    expectTypeOf<InSequence<'first', 'second: A → B'>>().toEqualTypeOf<'first; second'>()
  })
})
