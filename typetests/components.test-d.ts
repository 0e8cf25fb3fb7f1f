/** Layers, losses, learning rates and optimisers: the family of each, and what it gives at an object. */
import { expectTypeOf } from 'expect-type'
import type {
  Adagrad,
  AdagradOver,
  Adam,
  AdamOptions,
  AdamOver,
  Ascending,
  At,
  BasicUpdate,
  BasicUpdateOver,
  Bias,
  Bit,
  BooleanError,
  Dense,
  Flatten,
  IdentityRate,
  Label,
  Layer,
  Lens,
  LensLayer,
  Linear,
  LookupTable,
  Loss,
  Maps,
  Momentum,
  MomentumOver,
  Nesterov,
  NesterovOver,
  Not,
  OnParameters,
  OnRealChanges,
  Operation,
  Optimiser,
  Para,
  Pointwise,
  RateOf,
  Real,
  RealLoss,
  Reshape,
  Rmsprop,
  RmspropOver,
  Schedule,
  Sequence,
  Sgd,
  SgdOver,
  Softmax,
  Steps,
} from 'lensor'
import {
  absoluteError,
  adagrad,
  adam,
  adamW,
  ascending,
  ascent,
  basicUpdate,
  bias,
  binaryCrossEntropy,
  bit,
  booleanError,
  clip,
  clipByValue,
  cos,
  cosineDecay,
  dense,
  descent,
  dotProduct,
  exponentialDecay,
  flatten,
  gradientAscent,
  hinge,
  huber,
  identityRate,
  linear,
  lookupTable,
  momentum,
  morphism,
  nesterov,
  not,
  quadratic,
  real,
  relu,
  reshape,
  rmsprop,
  scheduleOf,
  sgd,
  sigmoid,
  softmax,
  softmaxCrossEntropy,
  stepDecay,
  tanh,
  warmUp,
  weightClipping,
  weightDecay,
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

test('the truth table of a circuit', () => {
  // ℤ₂[m×2ⁿ] ⊗ ℤ₂[n] → ℤ₂[m]
  expectTypeOf(lookupTable(3)).toEqualTypeOf<Layer<LookupTable<3>>>()
  expectTypeOf<At<LookupTable<3>, [Bit<[4]>]>>().toEqualTypeOf<Maps<[Bit<[3, 16]>], [Bit<[3]>]>>()
})

test('the layers that keep the elements', () => {
  // D[s] → D[t], where the sizes of s and of t have the same product
  expectTypeOf(flatten).toEqualTypeOf<Operation<Flatten>>()
  expectTypeOf<At<Flatten, [Real<[64, 5, 5]>]>>().toEqualTypeOf<Maps<[], [Real<[1600]>]>>()
  expectTypeOf(reshape(2, 8)).toEqualTypeOf<Operation<Reshape<[2, 8]>>>()
  expectTypeOf<At<Reshape<[2, 8]>, [Bit<[4, 4]>]>>().toEqualTypeOf<Maps<[], [Bit<[2, 8]>]>>()
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
  expectTypeOf<At<RealLoss<'quadratic'>, [Real<[16, 3]>]>>().toEqualTypeOf<Maps<[Label<[Real<[16, 3]>]>], [Real<[]>]>>()
})

test('the error over ℤ₂', () => {
  // label ℤ₂[…] ⊗ prediction ℤ₂[…] → ℤ₂[…], the bits that differ
  expectTypeOf(booleanError).toEqualTypeOf<Loss<BooleanError>>()
  expectTypeOf<At<BooleanError, [Bit<[16, 3]>]>>().toEqualTypeOf<Maps<[Label<[Bit<[16, 3]>]>], [Bit<[16, 3]>]>>()
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
})

test('optimisers that are made of others', () => {
  // one below the other, in the order in which they meet a change
  expectTypeOf(gradientAscent).toEqualTypeOf<Optimiser<Sequence<[Ascending, BasicUpdateOver]>>>()
  expectTypeOf(weightClipping(0.01)).toEqualTypeOf<Optimiser<OnParameters<'weightClipping'>>>()
  expectTypeOf(adamW()).toEqualTypeOf<Optimiser<Sequence<[AdamOver, OnParameters<'weightDecay'>]>>>()
  expectTypeOf(
    clip(1)
      .pipe(adam())
      .at([real(3, 4), real(3)]),
  ).toEqualTypeOf<Lens<[Adam<Weights>], Weights>>()
  expectTypeOf(adamW().at([real(3, 4), real(3)])).toEqualTypeOf<Lens<[Adam<Weights>], Weights>>()
  expectTypeOf(gradientAscent.at([bit(4)])).toEqualTypeOf<Lens<[BasicUpdate<[Bit<[4]>]>], [Bit<[4]>]>>()
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
