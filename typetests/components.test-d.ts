/** Layers, losses, learning rates and optimisers: the family of each, and what it gives at an object. */
import { expectTypeOf } from 'expect-type'
import type {
  Adagrad,
  AdagradOver,
  Adam,
  AdamOptions,
  AdamOver,
  AdamWOver,
  Ascending,
  At,
  BasicUpdate,
  BasicUpdateOver,
  Bias,
  BinaryOperation,
  Bit,
  BooleanError,
  ChannelBias,
  Convolution,
  Dense,
  Dropout,
  Embedding,
  Flatten,
  Gate,
  GruCell,
  IdentityRate,
  Label,
  Layer,
  LayerNormalisation,
  Lens,
  LensLayer,
  Linear,
  LookupTable,
  Loss,
  LstmCell,
  Maps,
  Momentum,
  MomentumOver,
  Nesterov,
  NesterovOver,
  Noise,
  Not,
  OnParameters,
  OnRealChanges,
  Operation,
  Optimiser,
  Para,
  ParaLens,
  Pointwise,
  Pooling,
  RateOf,
  Real,
  RealLoss,
  RecurrentCell,
  Repeat,
  Reshape,
  Rmsprop,
  RmspropOver,
  Schedule,
  SelfAttention,
  Sequence,
  Sgd,
  SgdOver,
  Skip,
  Softmax,
  Steps,
  Wires,
} from 'lensor'
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
  bit,
  bits,
  booleanError,
  channelBias,
  clip,
  clipByValue,
  convolution,
  cos,
  cosineDecay,
  dense,
  descent,
  dotProduct,
  dropout,
  embedding,
  exponentialDecay,
  flatten,
  gradientAscent,
  gruCell,
  hinge,
  huber,
  identityRate,
  input,
  layerNormalisation,
  linear,
  lookupTable,
  lstmCell,
  maxPooling,
  momentum,
  morphism,
  nand,
  nesterov,
  noise,
  nor,
  not,
  or,
  quadratic,
  real,
  recurrentCell,
  relu,
  repeat,
  reshape,
  rmsprop,
  scheduleOf,
  selfAttention,
  sgd,
  sigmoid,
  skip,
  softmax,
  softmaxCrossEntropy,
  stepDecay,
  tanh,
  warmUp,
  weightClipping,
  weightDecay,
  xnor,
  xor,
} from 'lensor'
import { test } from 'vitest'

type Weights = [Real<[3, 4]>, Real<[3]>]

test('the linear layer', () => {
  // x ↦ Wx : D[n×m] ⊗ D[m] → D[n], over any domain D
  expectTypeOf(linear(3)).toEqualTypeOf<Layer<Linear<3>>>()
  expectTypeOf<At<Linear<3>, [Real<[4]>]>>().toEqualTypeOf<Maps<[Real<[3, 4]>], [Real<[3]>]>>()
  expectTypeOf<At<Linear<3>, [Bit<[4]>]>>().toEqualTypeOf<Maps<[Bit<[3, 4]>], [Bit<[3]>]>>()
})

test('the bias layer', () => {
  // x ↦ x + b : A ⊗ A → A, over any wire A
  expectTypeOf(bias).toEqualTypeOf<Layer<Bias>>()
  expectTypeOf<At<Bias, [Real<[2, 3]>]>>().toEqualTypeOf<Maps<[Real<[2, 3]>], [Real<[2, 3]>]>>()
  expectTypeOf<At<Bias, [Bit<[4]>]>>().toEqualTypeOf<Maps<[Bit<[4]>], [Bit<[4]>]>>()
})

test('the dense layer', () => {
  // x ↦ Wx + b : ℝ[n×m] ⊗ ℝ[n] ⊗ ℝ[m] → ℝ[n]
  expectTypeOf(dense(3)).toEqualTypeOf<Layer<Dense<3>>>()
  expectTypeOf<At<Dense<3>, [Real<[4]>]>>().toEqualTypeOf<Maps<Weights, [Real<[3]>]>>()
})

test('the activations', () => {
  // A → A, place by place, over a smooth domain
  expectTypeOf(relu).toEqualTypeOf<Operation<Pointwise<'relu'>>>()
  expectTypeOf(sigmoid).toEqualTypeOf<Operation<Pointwise<'sigmoid'>>>()
  expectTypeOf(tanh).toEqualTypeOf<Operation<Pointwise<'tanh'>>>()
  expectTypeOf<At<Pointwise<'tanh'>, [Real<[2, 3]>]>>().toEqualTypeOf<Maps<[], [Real<[2, 3]>]>>()
})

test('softmax', () => {
  // ℝ[…×k] → ℝ[…×k]
  expectTypeOf(softmax).toEqualTypeOf<Operation<Softmax>>()
  expectTypeOf<At<Softmax, [Real<[2, 3]>]>>().toEqualTypeOf<Maps<[], [Real<[2, 3]>]>>()
})

test('negation', () => {
  // x ↦ x + 1 : ℤ₂[…] → ℤ₂[…]
  expectTypeOf(not).toEqualTypeOf<Operation<Not>>()
  expectTypeOf<At<Not, [Bit<[2, 3]>]>>().toEqualTypeOf<Maps<[], [Bit<[2, 3]>]>>()
})

test('the gates', () => {
  // ℤ₂[…] ⊗ ℤ₂[…] → ℤ₂[…], place by place
  expectTypeOf(and).toEqualTypeOf<BinaryOperation<Gate<'and'>>>()
  expectTypeOf(or).toEqualTypeOf<BinaryOperation<Gate<'or'>>>()
  expectTypeOf(xor).toEqualTypeOf<BinaryOperation<Gate<'xor'>>>()
  expectTypeOf(nand).toEqualTypeOf<BinaryOperation<Gate<'nand'>>>()
  expectTypeOf(nor).toEqualTypeOf<BinaryOperation<Gate<'nor'>>>()
  expectTypeOf(xnor).toEqualTypeOf<BinaryOperation<Gate<'xnor'>>>()
  expectTypeOf<At<Gate<'and'>, [Bit<[2, 3]>, Bit<[2, 3]>]>>().toEqualTypeOf<Maps<[], [Bit<[2, 3]>]>>()
})

test('the truth table of a circuit', () => {
  // ℤ₂[m×2ⁿ] ⊗ ℤ₂[n] → ℤ₂[m]
  expectTypeOf(lookupTable(3)).toEqualTypeOf<Layer<LookupTable<3>>>()
  expectTypeOf<At<LookupTable<3>, [Bit<[4]>]>>().toEqualTypeOf<Maps<[Bit<[3, 16]>], [Bit<[3]>]>>()
})

test('dropout', () => {
  // ℝ[…] ⊗ Noise(ℝ[…]) → ℝ[…]
  expectTypeOf(noise(2, 3)).toEqualTypeOf<Noise<[Real<[2, 3]>]>>()
  expectTypeOf(dropout(0.5)).toEqualTypeOf<Layer<Dropout<0.5>>>()
  expectTypeOf<At<Dropout<0.5>, [Real<[2, 3]>, Noise<[Real<[2, 3]>]>]>>().toEqualTypeOf<Maps<[], [Real<[2, 3]>]>>()
  expectTypeOf<At<Dropout<0.5>, [Real<[8, 3]>, Noise<[Real<[8, 3]>]>]>>().toEqualTypeOf<Maps<[], [Real<[8, 3]>]>>()
})

test('the recurrent cells', () => {
  // ℝ[k×k] ⊗ ℝ[k×m] ⊗ ℝ[k] ⊗ (ℝ[k] ⊗ ℝ[m]) → ℝ[k], with an axis of gates in front of each parameter
  expectTypeOf(recurrentCell(8)).toEqualTypeOf<Layer<RecurrentCell<8>>>()
  expectTypeOf<At<RecurrentCell<8>, [Real<[8]>, Real<[3]>]>>().toEqualTypeOf<
    Maps<[Real<[8, 8]>, Real<[8, 3]>, Real<[8]>], [Real<[8]>]>
  >()
  expectTypeOf(gruCell(8)).toEqualTypeOf<Layer<GruCell<8>>>()
  expectTypeOf<At<GruCell<8>, [Real<[8]>, Real<[3]>]>>().toEqualTypeOf<
    Maps<[Real<[3, 8, 8]>, Real<[3, 8, 3]>, Real<[3, 8]>], [Real<[8]>]>
  >()
  expectTypeOf(lstmCell(8)).toEqualTypeOf<Layer<LstmCell<8>>>()
  expectTypeOf<At<LstmCell<8>, [Real<[8]>, Real<[8]>, Real<[3]>]>>().toEqualTypeOf<
    Maps<[Real<[4, 8, 8]>, Real<[4, 8, 3]>, Real<[4, 8]>], [Real<[8]>, Real<[8]>]>
  >()
})

test('the layers that keep the elements', () => {
  // D[s] → D[t], where the sizes of s and of t have the same product
  expectTypeOf(flatten).toEqualTypeOf<Operation<Flatten>>()
  expectTypeOf<At<Flatten, [Real<[64, 5, 5]>]>>().toEqualTypeOf<Maps<[], [Real<[1600]>]>>()
  expectTypeOf(reshape(2, 8)).toEqualTypeOf<Operation<Reshape<[2, 8]>>>()
  expectTypeOf<At<Reshape<[2, 8]>, [Bit<[4, 4]>]>>().toEqualTypeOf<Maps<[], [Bit<[2, 8]>]>>()
})

test('convolution', () => {
  // D[o×c×a×b] ⊗ D[c×h×w] → D[o×h′×w′], over any domain D
  expectTypeOf(convolution(32, 3)).toEqualTypeOf<Layer<Convolution<32, 3>>>()
  expectTypeOf(convolution(8, [3, 5], { stride: 2, padding: [1, 2] })).toEqualTypeOf<
    Layer<Convolution<8, [3, 5], 2, [1, 2]>>
  >()
  expectTypeOf<At<Convolution<32, 3>, [Real<[1, 28, 28]>]>>().toEqualTypeOf<
    Maps<[Real<[32, 1, 3, 3]>], [Real<[32, 26, 26]>]>
  >()
  expectTypeOf<At<Convolution<8, [3, 5], 2, [1, 2]>, [Bit<[3, 9, 12]>]>>().toEqualTypeOf<
    Maps<[Bit<[8, 3, 3, 5]>], [Bit<[8, 5, 6]>]>
  >()
})

test('the bias by channels', () => {
  // x(c, …) + b(c) : D[c] ⊗ D[c×…] → D[c×…], over any domain D
  expectTypeOf(channelBias).toEqualTypeOf<Layer<ChannelBias>>()
  expectTypeOf<At<ChannelBias, [Real<[32, 26, 26]>]>>().toEqualTypeOf<Maps<[Real<[32]>], [Real<[32, 26, 26]>]>>()
  expectTypeOf<At<ChannelBias, [Bit<[3]>]>>().toEqualTypeOf<Maps<[Bit<[3]>], [Bit<[3]>]>>()
})

test('pooling', () => {
  // D[c×h×w] → D[c×h′×w′], over a smooth domain D
  expectTypeOf(maxPooling(2)).toEqualTypeOf<Operation<Pooling<'maxPooling', 2>>>()
  expectTypeOf(averagePooling([2, 3], { stride: 1 })).toEqualTypeOf<Operation<Pooling<'averagePooling', [2, 3], 1>>>()
  expectTypeOf<At<Pooling<'maxPooling', 2>, [Real<[64, 11, 11]>]>>().toEqualTypeOf<Maps<[], [Real<[64, 5, 5]>]>>()
  expectTypeOf<At<Pooling<'averagePooling', [2, 3], 1>, [Real<[1, 4, 5]>]>>().toEqualTypeOf<
    Maps<[], [Real<[1, 3, 3]>]>
  >()
})

test('pooling at a point', () => {
  // a layer without parameters is a function of points
  const map = morphism([real(1, 4, 6)], (x) => [maxPooling(2)(x), averagePooling(3)(x)])
  expectTypeOf(map.cod).toEqualTypeOf<[Real<[1, 2, 3]>, Real<[1, 1, 2]>]>()
})

test('layer normalisation', () => {
  // ℝ[k] ⊗ ℝ[k] ⊗ ℝ[…×k] → ℝ[…×k]
  expectTypeOf(layerNormalisation()).toEqualTypeOf<Layer<LayerNormalisation>>()
  expectTypeOf<At<LayerNormalisation, [Real<[10, 8]>]>>().toEqualTypeOf<Maps<[Real<[8]>, Real<[8]>], [Real<[10, 8]>]>>()
})

test('embedding', () => {
  // ℝ[count×size] ⊗ ℝ[…] → ℝ[…×size]
  expectTypeOf(embedding(100, 16)).toEqualTypeOf<Layer<Embedding<100, 16>>>()
  expectTypeOf<At<Embedding<100, 16>, [Real<[10]>]>>().toEqualTypeOf<Maps<[Real<[100, 16]>], [Real<[10, 16]>]>>()
  expectTypeOf<At<Embedding<100, 16>, [Real<[]>]>>().toEqualTypeOf<Maps<[Real<[100, 16]>], [Real<[16]>]>>()
})

test('self-attention', () => {
  // queries ℝ[s×d] ⊗ keys ℝ[s×d] ⊗ values ℝ[s×d] ⊗ output ℝ[d×s] ⊗ tokens ℝ[n×d] → ℝ[n×d]
  type Square = Real<[8, 8]>
  expectTypeOf(selfAttention()).toEqualTypeOf<Layer<SelfAttention>>()
  expectTypeOf(selfAttention({ heads: 4 })).toEqualTypeOf<Layer<SelfAttention<4>>>()
  expectTypeOf<At<SelfAttention<4>, [Real<[10, 8]>]>>().toEqualTypeOf<
    Maps<[Square, Square, Square, Square], [Real<[10, 8]>]>
  >()
  expectTypeOf(selfAttention({ heads: 4, size: 12 })).toEqualTypeOf<Layer<SelfAttention<4, 12>>>()
  expectTypeOf<At<SelfAttention<4, 12>, [Real<[10, 8]>]>>().toEqualTypeOf<
    Maps<[Real<[12, 8]>, Real<[12, 8]>, Real<[12, 8]>, Real<[8, 12]>], [Real<[10, 8]>]>
  >()
  // heads or features that are not known may divide
  expectTypeOf<At<SelfAttention<number>, [Real<[10, 8]>]>>().toEqualTypeOf<At<SelfAttention<4>, [Real<[10, 8]>]>>()
  expectTypeOf<At<SelfAttention<3>, [Real<[10, number]>]>>().toEqualTypeOf<At<SelfAttention, [Real<[10, number]>]>>()
})

test('a skip connection', () => {
  // from f : P ⊗ A → A, x ↦ x + f(x) : P ⊗ A → A, over any domain
  expectTypeOf(skip(linear(4))).toEqualTypeOf<Layer<Skip<Linear<4>>>>()
  expectTypeOf<At<Skip<Linear<4>>, [Bit<[4]>]>>().toEqualTypeOf<Maps<[Bit<[4, 4]>], [Bit<[4]>]>>()
  expectTypeOf(bits(4).pipe(skip(bits(4).pipe(not)))).toEqualTypeOf<Para<[], [Bit<[4]>], [Bit<[4]>]>>()
  expectTypeOf(input(4).pipe(skip(dense(4).pipe(tanh)))).toEqualTypeOf(input(4).pipe(dense(4)).pipe(tanh))
})

test('repetition', () => {
  // n copies, one after another, each with parameters of its own
  const block = dense(4).pipe(tanh)
  expectTypeOf(repeat(3, block)).toEqualTypeOf<Layer<Repeat<3, Sequence<[Dense<4>, Pointwise<'tanh'>]>>>>()
  expectTypeOf(input(4).pipe(repeat(3, block))).toEqualTypeOf(input(4).pipe(block).pipe(block).pipe(block))
  expectTypeOf(input(9).pipe(repeat(3, block))).toEqualTypeOf(input(9).pipe(block).pipe(block).pipe(block))
  expectTypeOf(input(9).pipe(repeat(1, block))).toEqualTypeOf(input(9).pipe(block))
  expectTypeOf(input(2, 20, 20).pipe(repeat(2, convolution(1, 3)))).toEqualTypeOf(
    input(2, 20, 20).pipe(convolution(1, 3)).pipe(convolution(1, 3)),
  )
  expectTypeOf(input(9, 9).pipe(repeat(0, block))).toEqualTypeOf(input(9, 9))
  expectTypeOf<At<Repeat<1000, Bias>, [Bit<[4]>]>>().toExtend<Maps<{ readonly length: 1000 }, [Bit<[4]>]>>()
  // a copy refuses what it refuses alone, and of none there is nothing to refuse
  expectTypeOf<At<Repeat<2, Linear<4>>, [Bit<[2, 2]>]>>().toEqualTypeOf<At<Linear<4>, [Bit<[2, 2]>]>>()
  expectTypeOf<At<Repeat<number, Linear<4>>, [Bit<[2, 2]>]>>().toEqualTypeOf<At<Linear<4>, [Bit<[2, 2]>]>>()
  // of an unknown number of copies it is known which parameters each has
  expectTypeOf(input(4).pipe(repeat(3 as number, linear(4)))).toEqualTypeOf<
    Para<Real<[4, 4]>[], [Real<[4]>], [Real<[4]>]>
  >()
  expectTypeOf(input(9).pipe(repeat(3 as number, linear(4)))).toEqualTypeOf<Para<Wires[number][], [Real<[9]>], Wires>>()
})

test('a convolutional network', () => {
  const model = input(1, 28, 28)
    .pipe(convolution(32, 3))
    .pipe(channelBias)
    .pipe(relu)
    .pipe(maxPooling(2))
    .pipe(convolution(64, 3))
    .pipe(channelBias)
    .pipe(relu)
    .pipe(maxPooling(2))
    .pipe(flatten)
    .pipe(dense(10))
  expectTypeOf(model).toEqualTypeOf<
    Para<
      [Real<[32, 1, 3, 3]>, Real<[32]>, Real<[64, 32, 3, 3]>, Real<[64]>, Real<[10, 1600]>, Real<[10]>],
      [Real<[1, 28, 28]>],
      [Real<[10]>]
    >
  >()
})

test('one convolutional network for every number of channels', () => {
  const network = <N extends number>(channels: N) =>
    input(1, 28, 28)
      .pipe(convolution(channels, 3))
      .pipe(channelBias)
      .pipe(relu)
      .pipe(maxPooling(2))
      .pipe(convolution(channels, [4, 6], { padding: [0, 1] }))
      .pipe(averagePooling(2))
      .pipe(flatten)
      .pipe(dense(10))
  expectTypeOf(network(5)).toEqualTypeOf<
    Para<
      [Real<[5, 1, 3, 3]>, Real<[5]>, Real<[5, 5, 4, 6]>, Real<[10, 125]>, Real<[10]>],
      [Real<[1, 28, 28]>],
      [Real<[10]>]
    >
  >()
})

test('one residual tower for every depth and width', () => {
  const tower = <N extends number, M extends number>(depth: N, width: M) =>
    input(width)
      .pipe(repeat(depth, skip(dense(width).pipe(tanh))))
      .pipe(dense(3))
  expectTypeOf(tower(2, 7).params).toEqualTypeOf<
    [Real<[7, 7]>, Real<[7]>, Real<[7, 7]>, Real<[7]>, Real<[3, 7]>, Real<[3]>]
  >()
})

test('one transformer for every number of tokens and of features', () => {
  const transformer = <N extends number, M extends number>(tokens: N, features: M) =>
    input(tokens)
      .pipe(embedding(100, features))
      .pipe(repeat(1, skip(layerNormalisation().pipe(selfAttention()))))
      .pipe(layerNormalisation())
  expectTypeOf(transformer(10, 8).cod).toEqualTypeOf<[Real<[10, 8]>]>()
})

test('the losses over ℝ', () => {
  // label ⊗ prediction → ℝ, the label being the parameter
  expectTypeOf(quadratic).toEqualTypeOf<Loss<RealLoss<'quadratic'>>>()
  expectTypeOf(quadratic.map).toEqualTypeOf<Layer<RealLoss<'quadratic'>>>()
  expectTypeOf(dotProduct).toEqualTypeOf<Loss<RealLoss<'dotProduct'>>>()
  expectTypeOf(binaryCrossEntropy).toEqualTypeOf<Loss<RealLoss<'binaryCrossEntropy'>>>()
  expectTypeOf(absoluteError).toEqualTypeOf<Loss<RealLoss<'absoluteError'>>>()
  expectTypeOf(huber({ delta: 2 })).toEqualTypeOf<Loss<RealLoss<'huber'>>>()
  expectTypeOf(hinge).toEqualTypeOf<Loss<RealLoss<'hinge'>>>()
  expectTypeOf(softmaxCrossEntropy).toEqualTypeOf<Loss<RealLoss<'softmaxCrossEntropy'>>>()
  expectTypeOf<At<RealLoss<'quadratic'>, [Real<[16, 3]>]>>().toEqualTypeOf<
    Maps<[Label<[Real<[16, 3]>], 'quadratic'>], [Real<[]>]>
  >()
})

test('the error over ℤ₂', () => {
  // label ℤ₂[…] ⊗ prediction ℤ₂[…] → ℤ₂[…], the bits that differ
  expectTypeOf(booleanError).toEqualTypeOf<Loss<BooleanError>>()
  expectTypeOf<At<BooleanError, [Bit<[16, 3]>]>>().toEqualTypeOf<
    Maps<[Label<[Bit<[16, 3]>], 'booleanError'>], [Bit<[16, 3]>]>
  >()
})

test('the learning rates over ℝ', () => {
  // a cap (ℝ, ℝ) → (1, 1)
  expectTypeOf(descent(0.1)).toEqualTypeOf<LensLayer<RateOf<'descent', 0.1>>>()
  expectTypeOf(ascent(0.1)).toEqualTypeOf<LensLayer<RateOf<'ascent', 0.1>>>()
  expectTypeOf<At<RateOf<'descent', 0.1>, [Real<[]>]>>().toEqualTypeOf<Maps<[], []>>()
  // with a schedule, Steps ⊗ (ℝ, ℝ) → (1, 1)
  expectTypeOf(descent(cosineDecay({ rate: 0.1, steps: 10 }))).toEqualTypeOf<LensLayer<RateOf<'descent', 'schedule'>>>()
  expectTypeOf<At<RateOf<'descent', 'schedule'>, [Real<[]>]>>().toEqualTypeOf<Maps<[Steps], []>>()
})

test('schedules of the learning rate', () => {
  // ℝ → ℝ, from the count of steps done to the rate of the next
  expectTypeOf<Schedule>().toEqualTypeOf<Para<[], [Real<[]>], [Real<[]>]>>()
  expectTypeOf(scheduleOf(0.1)).toEqualTypeOf<Schedule>()
  expectTypeOf(scheduleOf(0.1 as number | Schedule)).toEqualTypeOf<Schedule>()
  expectTypeOf(exponentialDecay({ rate: 0.1, factor: 0.5 })).toEqualTypeOf<Schedule>()
  expectTypeOf(stepDecay({ rate: 0.1, factor: 0.5, at: [10] })).toEqualTypeOf<Schedule>()
  expectTypeOf(cosineDecay({ rate: 0.1, steps: 100 })).toEqualTypeOf<Schedule>()
  expectTypeOf(warmUp(10, 0.1)).toEqualTypeOf<Schedule>()
  expectTypeOf(warmUp(10, cosineDecay({ rate: 0.1, steps: 100 }))).toEqualTypeOf<Schedule>()
  expectTypeOf(
    warmUp(
      10,
      morphism([real()], (steps) => [cos(steps)]),
    ),
  ).toEqualTypeOf<Schedule>()
})

test('the learning rate of circuits', () => {
  // a cap (L, L) → (1, 1)
  expectTypeOf(identityRate).toEqualTypeOf<LensLayer<IdentityRate>>()
  expectTypeOf<At<IdentityRate, [Bit<[16, 3]>]>>().toEqualTypeOf<Maps<[], []>>()
})

test('the optimisers', () => {
  // lenses (S ⊗ P, S ⊗ P) → (P, P), one for each object P of parameters
  expectTypeOf(basicUpdate).toEqualTypeOf<Optimiser<BasicUpdateOver>>()
  expectTypeOf(sgd()).toEqualTypeOf<Optimiser<SgdOver>>()
  expectTypeOf(momentum()).toEqualTypeOf<Optimiser<MomentumOver>>()
  expectTypeOf(nesterov()).toEqualTypeOf<Optimiser<NesterovOver>>()
  expectTypeOf(adagrad()).toEqualTypeOf<Optimiser<AdagradOver>>()
  expectTypeOf(rmsprop()).toEqualTypeOf<Optimiser<RmspropOver>>()
  expectTypeOf(adam()).toEqualTypeOf<Optimiser<AdamOver>>()
  expectTypeOf(adam({ rate: 0.1 })).toEqualTypeOf<Optimiser<AdamOver>>()
  expectTypeOf(adam({ rate: warmUp(10, 0.1) })).toEqualTypeOf<Optimiser<AdamOver>>()
  expectTypeOf(adam({ rate: 0.1 as number | Schedule })).toEqualTypeOf<Optimiser<AdamOver>>()
  expectTypeOf(adam({ beta1: 0.8 } as AdamOptions)).toEqualTypeOf<Optimiser<AdamOver>>()
})

test('the optimisers without a state', () => {
  // lenses (P, P) → (P, P), which act on changes alone
  expectTypeOf(ascending).toEqualTypeOf<Optimiser<Ascending>>()
  expectTypeOf(clip(1)).toEqualTypeOf<Optimiser<OnRealChanges<'clip'>>>()
  expectTypeOf(clipByValue(1)).toEqualTypeOf<Optimiser<OnRealChanges<'clipByValue'>>>()
  expectTypeOf(weightDecay(0.1)).toEqualTypeOf<Optimiser<OnParameters<'weightDecay'>>>()
  expectTypeOf<At<Ascending, [Bit<[3, 4]>]>>().toEqualTypeOf<Maps<[], [Bit<[3, 4]>]>>()
  expectTypeOf<At<OnRealChanges<'clip'>, Weights>>().toEqualTypeOf<Maps<[], Weights>>()
  expectTypeOf<At<OnParameters<'weightDecay'>, Weights>>().toEqualTypeOf<Maps<[], Weights>>()
})

test('weight decay above an optimiser goes over what that carries', () => {
  expectTypeOf<At<OnParameters<'weightDecay'>, [Adam<Weights>]>>().toEqualTypeOf<Maps<[], [Adam<Weights>]>>()
  expectTypeOf<
    At<OnParameters<'weightDecay'>, [BasicUpdate<[Bit<[4]>]>]>
  >().toEqualTypeOf<'✗ weightDecay updates parameters over ℝ, but ℤ₂[4] flows in'>()
  expectTypeOf<
    At<OnParameters<'weightDecay'>, [Label<[Real<[3]>]>]>
  >().toEqualTypeOf<'✗ weightDecay updates the parameters of a model, but Label (ℝ[3]) is among them; reparametrise before it comes in'>()
  expectTypeOf<
    At<OnParameters<'weightDecay'>, [Real<[2]>, Label<[Real<[3]>]>]>
  >().toEqualTypeOf<'✗ weightDecay updates the parameters of a model, but Label (ℝ[3]) is among them; reparametrise before it comes in'>()
  expectTypeOf<
    At<OnParameters<'weightDecay'>, [Real<[2]>, BasicUpdate<[Real<[3]>]>]>
  >().toEqualTypeOf<'✗ weightDecay stands above plain parameters or above one optimiser, but BasicUpdate (ℝ[3]) is beside others; put it above each'>()
})

test('optimisers that are made of others', () => {
  // one below the other, in the order in which they meet a change
  expectTypeOf(gradientAscent).toEqualTypeOf<Optimiser<Sequence<[Ascending, BasicUpdateOver]>>>()
  expectTypeOf(weightClipping(0.01)).toEqualTypeOf<Optimiser<OnParameters<'weightClipping'>>>()
  expectTypeOf(adamW()).toEqualTypeOf<Optimiser<AdamWOver>>()
  expectTypeOf(
    clip(1)
      .pipe(adam())
      .at([real(3, 4), real(3)]),
  ).toEqualTypeOf<Lens<[Adam<Weights>], Weights>>()
  expectTypeOf(adamW().at([real(3, 4), real(3)])).toEqualTypeOf<Lens<[Adam<Weights>], Weights>>()
  expectTypeOf(gradientAscent.at([bit(4)])).toEqualTypeOf<Lens<[BasicUpdate<[Bit<[4]>]>], [Bit<[4]>]>>()
})

test('an optimiser for each layer', () => {
  // (S ⊗ P) ⊗ (T ⊗ Q) → P ⊗ Q, one beside the other
  const both = adam()
    .at([real(3, 4), real(3)])
    .par(sgd().at([real(2, 3)]))
  expectTypeOf(both).toEqualTypeOf<Lens<[Adam<Weights>, Sgd<[Real<[2, 3]>]>], [...Weights, Real<[2, 3]>]>>()
  const model = input(4).pipe(dense(3)).pipe(linear(2))
  expectTypeOf(model.lens().reparam(both).params).toEqualTypeOf<[Adam<Weights>, Sgd<[Real<[2, 3]>]>]>()
})

test('what an optimiser carries goes by its name', () => {
  // S ⊗ P as one bundle, over P
  expectTypeOf<At<BasicUpdateOver, [Bit<[3, 4]>]>>().toEqualTypeOf<Maps<[], [BasicUpdate<[Bit<[3, 4]>]>]>>()
  expectTypeOf<At<SgdOver, Weights>>().toEqualTypeOf<Maps<[], [Sgd<Weights>]>>()
  expectTypeOf<At<MomentumOver, Weights>>().toEqualTypeOf<Maps<[], [Momentum<Weights>]>>()
  expectTypeOf<At<NesterovOver, Weights>>().toEqualTypeOf<Maps<[], [Nesterov<Weights>]>>()
  expectTypeOf<At<AdagradOver, Weights>>().toEqualTypeOf<Maps<[], [Adagrad<Weights>]>>()
  expectTypeOf<At<RmspropOver, Weights>>().toEqualTypeOf<Maps<[], [Rmsprop<Weights>]>>()
  expectTypeOf<At<AdamOver, Weights>>().toEqualTypeOf<Maps<[], [Adam<Weights>]>>()
})

test('the state of each optimiser', () => {
  // p, then s ⊗ p, then t ⊗ m ⊗ v ⊗ p
  expectTypeOf<BasicUpdate<Weights>['wires']>().toEqualTypeOf<Weights>()
  expectTypeOf<Sgd<Weights>['wires']>().toEqualTypeOf<Weights>()
  expectTypeOf<Momentum<Weights>['wires']>().toEqualTypeOf<[...Weights, ...Weights]>()
  expectTypeOf<Nesterov<Weights>['wires']>().toEqualTypeOf<[...Weights, ...Weights]>()
  expectTypeOf<Adagrad<Weights>['wires']>().toEqualTypeOf<[...Weights, ...Weights]>()
  expectTypeOf<Rmsprop<Weights>['wires']>().toEqualTypeOf<[...Weights, ...Weights]>()
  expectTypeOf<Adam<Weights>['wires']>().toEqualTypeOf<[Real<[]>, ...Weights, ...Weights, ...Weights]>()
})

test('optimisers above a model of any size', () => {
  function learnt<N extends number>(size: N) {
    const model = input(size).pipe(dense(3)).lens()
    return [
      model.reparam(clip(1).pipe(adam())),
      model.reparam(adamW()),
      model.reparam(adam()).reparam(weightDecay(0.1)),
      model.reparam(gradientAscent),
    ] as const
  }
  const [clipped, decayed, decayedAbove, ascends] = learnt(4)
  type OfAdam = ParaLens<[Adam<Weights>], [Real<[4]>], [Real<[3]>]>
  expectTypeOf(clipped).toEqualTypeOf<OfAdam>()
  expectTypeOf(decayed).toEqualTypeOf<OfAdam>()
  expectTypeOf(decayedAbove).toEqualTypeOf<OfAdam>()
  expectTypeOf(ascends).toEqualTypeOf<ParaLens<[BasicUpdate<Weights>], [Real<[4]>], [Real<[3]>]>>()
})
