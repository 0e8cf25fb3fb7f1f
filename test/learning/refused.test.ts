/** Data, learners and options that learning refuses, each with its exact message. */
import {
  DataError,
  EngineError,
  LensorError,
  ObjectError,
  StorageError,
  accuracy,
  ascending,
  basicUpdate,
  bit,
  clip,
  dataset,
  descent,
  input,
  linear,
  predict,
  progress,
  quadratic,
  real,
  sgd,
  supervised,
  train,
  unlabelled,
} from 'lensor'
import { describe, expect, test } from 'vitest'
import { refused } from '../terms/refusal.ts'
import { circuit, conjunction, learner, model, points } from './learners.ts'
import { all, last } from './training.ts'

const sample = (x: unknown, y: unknown, finite?: boolean) => () =>
  dataset(real(2), real(1), [[[0, 0], [0]], [x, y] as never], finite === undefined ? {} : { finite })

describe('data sets', () => {
  refused(DataError, [
    [
      'a sample that is no pair',
      () => dataset(real(1), real(1), [1] as never),
      '✗ sample 0 is a pair [input, label], but 1 came',
    ],
    [
      'samples that are missing',
      () => dataset(real(2), real(1), undefined as never),
      '✗ a data set takes its samples as a list, but undefined came',
    ],
    [
      'inputs that are missing',
      () => unlabelled(real(2), undefined as never),
      '✗ a data set takes its samples as a list, but undefined came',
    ],
    ['no samples', () => dataset(real(2), real(1), []), '✗ a data set has samples, but it is empty'],
    ['an input too short', sample([1], [0]), '✗ sample 1: the input is of ℝ[2] and has 2 elements, but 1 came'],
    [
      'a label too long',
      sample([1, 2], Float64Array.of(1, 2)),
      '✗ sample 1: the label is of ℝ[1] and has 1 elements, but 2 came',
    ],
    [
      'a number instead of a list',
      sample([1, 2], 0),
      '✗ sample 1: the label is a list of the elements of ℝ[1], but 0 came',
    ],
    [
      'nothing instead of a list',
      sample(undefined, [0]),
      '✗ sample 1: the input is a list of the elements of ℝ[2], but undefined came',
    ],
    [
      'a NaN where finite numbers are asked for',
      sample([1, Number.NaN], [0], true),
      '✗ sample 1: the input holds NaN at 1, and finite numbers were asked for',
    ],
    [
      'an infinity where finite numbers are asked for',
      sample([1, 2], [-Infinity], true),
      '✗ sample 1: the label holds -Infinity at 0, and finite numbers were asked for',
    ],
  ])

  refused(StorageError, [
    [
      'a bit that is neither 0 nor 1',
      () => dataset(bit(2), bit(1), [[[0, 3], [0]]]),
      '✗ a BitVector holds 0 and 1, but 3 came at index 1',
    ],
  ])

  test('a NaN is taken where finite numbers are not asked for', () => {
    expect(sample([1, Number.NaN], [0])().samples[1]).toEqual([[1, Number.NaN], [0]])
    expect(sample([1, Number.NaN], [0], false)().samples).toHaveLength(2)
  })

  test('samples are storages, lists of elements, or any iterables of them', () => {
    const found = dataset(real(2), bit(2), [
      [Float64Array.of(1, 2), [0, 1]],
      [new Set([3, 4]), [1, 1]],
    ])
    expect(found.samples).toEqual([
      [
        [1, 2],
        [0, 1],
      ],
      [
        [3, 4],
        [1, 1],
      ],
    ])
  })

  test('samples are read one after another, and kept as they were when they came', () => {
    const input = new Float64Array(1)
    function* samples(): Generator<[Float64Array, number[]]> {
      for (input[0] = 1; input[0] < 4; input[0]++) yield [input, [input[0] % 2]]
    }
    expect(dataset(real(1), bit(1), samples()).samples).toEqual([
      [[1], [1]],
      [[2], [0]],
      [[3], [1]],
    ])
  })
})

const noData = (name: string): string => `✗ ${name} takes a data set, as dataset makes one`
const map =
  '✗ a map belongs here; of a lens, take .get or .put; of a layer, the map behind an input, as input(4).pipe(layer)'

describe('models', () => {
  refused(DataError, [
    ['at a list of inputs', () => predict(model, [] as never, [[1, 2]] as never), noData('predict')],
    ['at no data', () => accuracy(model, [] as never, undefined as never), noData('accuracy')],
  ])

  refused(LensorError, [
    ['that are a text', () => predict('x' as never, [] as never, points as never), map],
    ['that are a layer', () => accuracy(linear(2) as never, [] as never, points as never), map],
    [
      'of samples with options that are none',
      () => dataset(real(1), real(1), [[[0], [0]]], true as never),
      '✗ dataset takes its options as an object, but true came',
    ],
  ])

  refused(ObjectError, [
    [
      'of other inputs',
      () => predict(input(3), [], points as never),
      '✗ the learner takes inputs ℝ[3], but the data has inputs ℝ[2]',
    ],
    [
      'of another domain',
      () => predict(circuit, [] as never, points as never),
      '✗ the learner takes inputs ℤ₂[2], but the data has inputs ℝ[2]',
    ],
    [
      'of other labels',
      () => accuracy(input(2).pipe(linear(3)), [new Float64Array(6)], points as never),
      '✗ predictions ℝ[3] are compared with labels ℝ[3], but the data has labels ℝ[2]',
    ],
  ])

  refused(StorageError, [
    [
      'without their parameters',
      () => predict(model, [] as never, points),
      '✗ the values of ℝ[3×2] ⊗ ℝ[3] ⊗ ℝ[2×3] ⊗ ℝ[2] are 4 in number, but 0 came',
    ],
    [
      'with nothing as their parameters',
      () => accuracy(model, undefined as never, points),
      '✗ the values of ℝ[3×2] ⊗ ℝ[3] ⊗ ℝ[2×3] ⊗ ℝ[2] are 4 in number, but nothing came',
    ],
  ])
})

/** Training that is refused when its first report is asked for. */
type Refused = readonly [name: string, reports: () => AsyncIterable<unknown>, message: string]

const open = input(2).pipe(linear(1)).lens().reparam(basicUpdate)
const parts = { model: input(2).pipe(linear(2)), loss: quadratic, optimiser: basicUpdate, rate: descent(0.1) } as const
const changes = (object: string): string =>
  `✗ train takes a learner with an optimiser above its parameters, but what comes back of ${object} is a change; reparametrise it`

const count = (name: string, least: number, value: string): string =>
  `✗ train takes ${name}: a whole number from ${least}, but ${value} came`

/** Asks that each training is refused with an error of a class and its message. */
function refusedTraining(kind: new () => Error, rows: readonly Refused[]): void {
  describe(`each with a ${kind.name}`, () => {
    test.each(rows)('%s', async (_name, reports, message) => {
      const reason: unknown = await all(reports()).catch((error: unknown) => error)
      expect(reason).toBeInstanceOf(kind)
      expect((reason as Error).message).toBe(message)
    })
  })
}

describe('training', () => {
  refusedTraining(LensorError, [
    [
      'without options',
      () => train(learner, points, undefined as never),
      '✗ train takes its options as an object, but undefined came',
    ],
    ['at an object', () => train(learner, {} as never, { epochs: 1 }), noData('train')],
    ['at a list of samples', () => train(learner, [[[1, 2], [1]]] as never, { epochs: 1 }), noData('train')],
    [
      'with a progress without options',
      () => progress(train(learner, points, { epochs: 1 }), undefined as never),
      '✗ progress takes its options as an object, but undefined came',
    ],
  ])

  refusedTraining(DataError, [
    [
      'a batch larger than the data',
      () => train(supervised({ ...parts, batch: 8 }), points, { epochs: 1 }),
      '✗ the batch is of 8 samples, but the data has only 7',
    ],
    [
      'a batch of no samples',
      () => train(supervised({ ...parts, batch: 0 }), points, { epochs: 1 }),
      '✗ a step sees samples, but the learner takes inputs ℝ[0×2]',
    ],
    ['epochs that are not whole', () => train(learner, points, { epochs: 1.5 }), count('epochs', 0, '1.5')],
    ['negative epochs', () => train(learner, points, { epochs: -1 }), count('epochs', 0, '-1')],
    ['infinite epochs', () => train(learner, points, { epochs: Infinity }), count('epochs', 0, 'Infinity')],
    ['no epochs said', () => train(learner, points, {} as never), count('epochs', 0, 'undefined')],
    ['reports every 0 steps', () => train(learner, points, { epochs: 1, every: 0 }), count('every', 1, '0')],
    ['reports every half step', () => train(learner, points, { epochs: 1, every: 0.5 }), count('every', 1, '0.5')],
  ])
  refusedTraining(ObjectError, [
    [
      'a learner that no rate closes',
      () => train(open as never, points as never, { epochs: 1 }),
      '✗ train takes a learner that a learning rate closes, but ℝ[1] flows out',
    ],
    [
      'a learner of other inputs',
      () => train(supervised({ ...parts, model: input(3).pipe(linear(2)), batch: 2 }), points as never, { epochs: 1 }),
      '✗ the learner takes inputs ℝ[2×3], but the data has inputs ℝ[2]',
    ],
    [
      'a learner of another domain',
      () => train(learner, conjunction as never, { epochs: 1 }),
      '✗ the learner takes inputs ℝ[3×2], but the data has inputs ℤ₂[2]',
    ],
    [
      'a loss of other labels',
      () => train(supervised({ ...parts, model: input(2).pipe(linear(3)), batch: 2 }), points as never, { epochs: 1 }),
      '✗ the loss compares with labels ℝ[2×3], but the data has labels ℝ[2]',
    ],
    [
      'a learner without an optimiser',
      () => train(input(2).pipe(linear(2)).lens().pipe(quadratic).pipe(descent(0.1)), points, { epochs: 1 }),
      changes('ℝ[2×2]'),
    ],
    [
      'clipping without an optimiser above it',
      () => train(supervised({ ...parts, batch: 1, optimiser: ascending.pipe(clip(1)) }), points, { epochs: 1 }),
      changes('ℝ[2×2]'),
    ],
    [
      'an optimiser above some parameters alone',
      () =>
        train(
          input(2).pipe(linear(2)).lens().reparam(sgd()).pipe(linear(2).lens()).pipe(quadratic).pipe(descent(0.1)),
          points,
          { epochs: 1 },
        ),
      changes('ℝ[2×2]'),
    ],
  ])
  refusedTraining(StorageError, [
    [
      'a first state of another length',
      () => train(learner, points, { epochs: 1, initial: [[Float64Array.of(1)]] as never }),
      '✗ the values of ℝ ⊗ ℝ[3×2] ⊗ ℝ[3] ⊗ ℝ[2×3] ⊗ ℝ[2] ⊗ ℝ[3×2] ⊗ ℝ[3] ⊗ ℝ[2×3] ⊗ ℝ[2] ⊗ ℝ[3×2] ⊗ ℝ[3] ⊗ ℝ[2×3] ⊗ ℝ[2] are 13 in number, but 1 came',
    ],
  ])
})

test('going on from what is no state', async () => {
  const reason: unknown = await all(train(learner, points, { epochs: 1, from: {} as never })).catch(
    (error: unknown) => error,
  )
  expect(reason).toBeInstanceOf(DataError)
  expect((reason as Error).message).toBe('✗ train takes from.epoch: a whole number from 0, but undefined came')
})

test.each([3, 99])('going on from step %i of an epoch of 3', async (stepOfEpoch) => {
  const state = { ...(await last({ epochs: 1 })), epoch: 0, stepOfEpoch }
  const reason: unknown = await all(train(learner, points, { epochs: 1, from: state })).catch((error: unknown) => error)
  expect(reason).toBeInstanceOf(DataError)
  expect((reason as Error).message).toBe(
    `✗ train takes from.stepOfEpoch: under the 3 steps of an epoch, but ${stepOfEpoch} came`,
  )
})

test('training by an engine that is not there', async () => {
  const reason: unknown = await all(train(learner, points, { epochs: 1, engine: 'abacus' as 'wasm' })).catch(
    (error: unknown) => error,
  )
  expect(reason).toBeInstanceOf(EngineError)
  expect((reason as Error).message).toMatch(/^✗ there is no engine 'abacus'; there are 'wasm' and 'reference'$/)
})
