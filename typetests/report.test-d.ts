/** Recording: the reports come through with their types, and the model that is measured is one that the learner learns. */
import { expectTypeOf } from 'expect-type'
import type { Adam, Dataset, Label, Real, Report } from 'lensor'
import {
  adam,
  basicUpdate,
  bit,
  bits,
  booleanError,
  dataset,
  dense,
  descent,
  identityRate,
  input,
  lookupTable,
  progress,
  real,
  softmaxCrossEntropy,
  supervised,
  train,
} from 'lensor'
import { record, report } from 'lensor/report'
import { test } from 'vitest'

const model = input(4).pipe(dense(3))
const learner = supervised({
  model,
  batch: 16,
  loss: softmaxCrossEntropy,
  optimiser: adam(),
  rate: descent(1),
})
declare const flowers: Dataset<Real<[4]>, Real<[3]>>
const options = { epochs: 2, seed: 1 }
const reports = () => train(learner, flowers, options)

type Parameters = [Adam<[Real<[3, 4]>, Real<[3]>]>, Label<[Real<[16, 3]>], 'softmaxCrossEntropy'>]

test('the reports come through', () => {
  const run = record(reports(), { title: 'Flowers', learner, model, data: flowers, test: flowers, ...options })
  expectTypeOf(run).toExtend<AsyncIterable<Report<Parameters>>>()
  expectTypeOf(progress(reports(), options)).toEqualTypeOf<AsyncGenerator<Report<Parameters>, void, undefined>>()
  expectTypeOf<ReturnType<typeof report>>().toEqualTypeOf<string>()
  expectTypeOf(report).toBeCallableWith(run)
})

test('one goes around the other, either way', () => {
  const told = { title: 'Flowers', learner, ...options }
  expectTypeOf(record(progress(reports(), options), told)).toExtend<AsyncIterable<Report<Parameters>>>()
  expectTypeOf(progress(record(reports(), told), options)).toExtend<AsyncIterable<Report<Parameters>>>()
})

test('a circuit is recorded as a network is', () => {
  const circuit = bits(2).pipe(lookupTable(1))
  const learner = supervised({
    model: circuit,
    batch: 1,
    loss: booleanError,
    optimiser: basicUpdate,
    rate: identityRate,
  })
  const and = dataset(bit(2), bit(1), [[[1, 1], [1]]])
  const run = record(train(learner, and, { epochs: 1 }), { title: 'And', learner, model: circuit, data: and })
  expectTypeOf(report).toBeCallableWith(run)
})

test('of other data nothing is measured', () => {
  const other = dataset(real(5), real(3), [
    [
      [0, 0, 0, 0, 0],
      [1, 0, 0],
    ],
  ])
  expectTypeOf(other.input).toEqualTypeOf<Real<[5]>>()
  // @ts-expect-error ✗ the learner takes inputs ℝ[4], but the data has inputs ℝ[5]
  record(reports(), { title: 'Flowers', learner, model, data: other })
})
