/** Supervised learning: the composite of model, optimiser, loss and learning rate is a parametric lens to 1. */
import { expectTypeOf } from 'expect-type'
import type {
  Adam,
  BasicUpdate,
  Bit,
  BitVector,
  Dataset,
  Label,
  LearntBy,
  ParaLens,
  Real,
  Report,
  StateOf,
  TrainingState,
  TrainOptions,
} from 'lensor'
import {
  adam,
  basicUpdate,
  bit,
  bits,
  booleanError,
  compile,
  dataset,
  dense,
  descent,
  identityRate,
  input,
  linear,
  lookupTable,
  predict,
  real,
  softmaxCrossEntropy,
  supervised,
  tanh,
  train,
} from 'lensor'
import { test } from 'vitest'

const model = input(4).pipe(dense(16)).pipe(tanh).pipe(dense(3))
const learner = model.batch(16).lens().reparam(adam()).pipe(softmaxCrossEntropy).pipe(descent(1))
const flowers: Dataset<Real<[4]>, Real<[3]>> = dataset(real(4), real(3), [
  [
    [5.1, 3.5, 1.4, 0.2],
    [1, 0, 0],
  ],
])

const circuit = supervised({
  model: bits(4).pipe(lookupTable(1)),
  batch: 8,
  loss: booleanError,
  optimiser: basicUpdate,
  rate: identityRate,
})

type Weights = [Real<[16, 4]>, Real<[16]>, Real<[3, 16]>, Real<[3]>]
/** The values of a real wire. */
type Numbers = Float64Array
type Arrays = [Numbers, Numbers, Numbers, Numbers]
type AdamState = [Numbers, ...Arrays, ...Arrays, ...Arrays]

test('a learner over ℝ', () => {
  // (S ⊗ P) ⊗ label ⊗ Aⁿ → 1
  expectTypeOf(learner).toEqualTypeOf<
    ParaLens<[Adam<Weights>, Label<[Real<[16, 3]>], 'softmaxCrossEntropy'>], [Real<[16, 4]>], []>
  >()
})

test('a learner over ℤ₂', () => {
  // the same composite, with the XOR update and the identity for learning rate
  expectTypeOf(circuit).toEqualTypeOf<
    ParaLens<[BasicUpdate<[Bit<[1, 16]>]>, Label<[Bit<[8, 1]>], 'booleanError'>], [Bit<[8, 4]>], []>
  >()
})

test('the four parts and the composite by hand', () => {
  // supervised(f, α, L, ε) = α above R[fⁿ]; L; ε
  const optimiser = adam()
  const loss = softmaxCrossEntropy
  const rate = descent(1)
  expectTypeOf(supervised({ model, batch: 16, loss, optimiser, rate })).toEqualTypeOf(learner)
})

test('one step by hand, in its values', () => {
  // put : (S ⊗ P) ⊗ label ⊗ Aⁿ → (S ⊗ P) ⊗ label ⊗ Aⁿ, the state being t, m, v and p
  const step = compile(learner.put)
  expectTypeOf<Parameters<typeof step>>().toEqualTypeOf<[AdamState, [Numbers], Numbers]>()
  expectTypeOf<ReturnType<typeof step>>().toEqualTypeOf<[AdamState, [Numbers], Numbers]>()
})

test('one step of a circuit, in its values', () => {
  // put, over ℤ₂
  const step = compile(circuit.put)
  expectTypeOf<Parameters<typeof step>>().toEqualTypeOf<[[BitVector], [BitVector], BitVector]>()
  expectTypeOf<ReturnType<typeof step>>().toEqualTypeOf<[[BitVector], [BitVector], BitVector]>()
})

test('a model, in its values', () => {
  // f : P ⊗ A → B is a function of the parts of P, then of A, to the list of the parts of B
  const run = compile(model)
  expectTypeOf<Parameters<typeof run>>().toEqualTypeOf<[...Arrays, Numbers]>()
  expectTypeOf<ReturnType<typeof run>>().toEqualTypeOf<[Numbers]>()
  expectTypeOf(model.initialise(0)).toEqualTypeOf<Arrays>()
})

test('what a learner carries and what it learns', () => {
  // S ⊗ P, and P below the optimiser
  type Params = (typeof learner)['params']
  expectTypeOf<StateOf<Params>>().toEqualTypeOf<[Adam<Weights>]>()
  expectTypeOf<LearntBy<Params>>().toEqualTypeOf<Arrays>()
})

test('a learner without an optimiser carries its parameters', () => {
  // P ⊗ label ⊗ A → 1
  const bare = bits(2).pipe(linear(1)).lens().pipe(booleanError).pipe(identityRate)
  type Params = (typeof bare)['params']
  expectTypeOf<StateOf<Params>>().toEqualTypeOf<[Bit<[1, 2]>]>()
  expectTypeOf<LearntBy<Params>>().toEqualTypeOf<[BitVector]>()
})

test('training', () => {
  // iterated put, on samples of A and of the label, in batches
  const training = train(learner, flowers, { epochs: 1 })
  type Learning = Report<[Adam<Weights>, Label<[Real<[16, 3]>], 'softmaxCrossEntropy'>]>
  expectTypeOf(training).toEqualTypeOf<AsyncGenerator<Learning, void, undefined>>()
  expectTypeOf<Learning['parameters']>().toEqualTypeOf<Arrays>()
  expectTypeOf<Learning['carried']>().toEqualTypeOf<[AdamState]>()
  expectTypeOf<Learning['loss']>().toEqualTypeOf<number>()
})

test('training goes on from a report, and from given parameters', () => {
  // the state of a learner is an object's values, S ⊗ P
  type Params = (typeof learner)['params']
  expectTypeOf<Required<TrainOptions<Params>>['initial']>().toEqualTypeOf<[AdamState]>()
  expectTypeOf<Required<TrainOptions<Params>>['from']>().toEqualTypeOf<TrainingState<Params>>()
  expectTypeOf<Report<Params>>().toExtend<TrainingState<Params>>()
})

test('prediction', () => {
  // f at p : A → B, on each sample
  expectTypeOf(predict(model, model.initialise(0), flowers)).toEqualTypeOf<Numbers[]>()
  const xor = dataset(bit(2), bit(1), [[[0, 1], [1]]])
  expectTypeOf(xor).toEqualTypeOf<Dataset<Bit<[2]>, Bit<[1]>>>()
  expectTypeOf(predict(bits(2).pipe(linear(1)), [{} as BitVector], xor)).toEqualTypeOf<BitVector[]>()
})
