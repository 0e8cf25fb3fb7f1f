/** What a model predicts, how much of it is right, and the loss of circuits as a share of bits. */
import {
  BitVector,
  accuracy,
  basicUpdate,
  bias,
  bit,
  bits,
  booleanError,
  compile,
  dataset,
  identityRate,
  input,
  linear,
  lookupTable,
  not,
  predict,
  real,
  supervised,
  tanh,
  train,
} from 'lensor'
import { describe, expect, test } from 'vitest'
import { circuit, circuitLearner, conjunction, learner, model, points } from './learners.ts'
import { all } from './training.ts'

describe('over ℝ', () => {
  const data = dataset(real(2), real(2), [
    [
      [1, 2],
      [0, 1],
    ],
    [
      [4, 3],
      [0, 1],
    ],
    [
      [-1, -2],
      [1, 0],
    ],
    [
      [5, 5],
      [1, 0],
    ],
  ])

  test('a prediction is what the model computes, sample by sample', () => {
    const weight = Float64Array.of(0, 1, 1, 0)
    const crossed = input(2).pipe(linear(2))
    expect(predict(crossed, [weight], data)).toEqual([
      Float64Array.of(2, 1),
      Float64Array.of(3, 4),
      Float64Array.of(-2, -1),
      Float64Array.of(5, 5),
    ])
  })

  test('of many samples, predicted some at a time, each is what the model computes of it alone', () => {
    const samples = Array.from(
      { length: 150 },
      (_, index) =>
        [
          [Math.sin(index), index],
          [0, 0],
        ] as const,
    )
    const curved = input(2).pipe(linear(2)).pipe(tanh)
    const weight = Float64Array.of(0.1, 0.2, 0.3, 0.4)
    const one = compile(curved)
    expect(predict(curved, [weight], dataset(real(2), real(2), samples))).toEqual(
      samples.map(([x]) => one(weight, Float64Array.from(x))[0]),
    )
  })

  test('a prediction is right where its greatest place is the label’s; of equal ones the first is', () => {
    expect(accuracy(input(2), [], data)).toBe(3 / 4)
  })

  test('one number is right on the same side of ½ as its label', () => {
    const sides = dataset(real(1), real(1), [
      [[0.9], [1]],
      [[0.4], [0]],
      [[0.6], [0]],
      [[-3], [1]],
      [[0.5], [0]],
    ])
    expect(accuracy(input(1), [], sides)).toBe(3 / 5)
  })

  test('a prediction is wrong where it has no class: an element is NaN, or the greatest is infinite', () => {
    const first = [1, 0]
    const broken = dataset(real(2), real(2), [
      [[Number.NaN, 0], first],
      [[1, Number.NaN], first],
      [[Infinity, 0], first],
      [[-Infinity, -Infinity], first],
      [[0, -Infinity], first],
    ])
    expect(accuracy(input(2), [], broken)).toBe(1 / 5)
    const sides = dataset(real(1), real(1), [
      [[Number.NaN], [0]],
      [[-Infinity], [0]],
      [[0], [0]],
    ])
    expect(accuracy(input(1), [], sides)).toBe(1 / 3)
  })

  test('a trained model is right', async () => {
    const reports = await all(train(learner, points, { epochs: 60 }))
    const parameters = reports.at(-1)?.parameters ?? model.initialise(0)
    expect(accuracy(model, model.initialise(0), points)).toBeLessThan(1)
    expect(accuracy(model, parameters, points)).toBe(1)
  })
})

describe('over ℤ₂', () => {
  const data = dataset(bit(2), bit(2), [
    [
      [0, 0],
      [1, 1],
    ],
    [
      [0, 1],
      [1, 1],
    ],
    [
      [1, 1],
      [0, 1],
    ],
  ])

  test('a prediction is what the circuit computes, sample by sample', () => {
    const predicted = predict(bits(2).pipe(not), [], data)
    expect(predicted).toEqual(['11', '10', '00'].map((text) => BitVector.from(text)))
  })

  test('a prediction is right where all bits are', () => {
    expect(accuracy(bits(2).pipe(not), [], data)).toBe(1 / 3)
  })

  test('a trained circuit is right', async () => {
    const [report] = await all(train(circuitLearner, conjunction, { epochs: 1 }))
    expect(report?.parameters.join()).toBe('0001')
    expect(accuracy(circuit, report?.parameters ?? circuit.initialise(0), conjunction)).toBe(1)
  })

  test('the loss is the share of wrong bits', async () => {
    // The offset begins at 00; at each step it becomes what was wrong, for the batch is one sample.
    const parts = { loss: booleanError, optimiser: basicUpdate, rate: identityRate } as const
    const constant = supervised({ model: bits(2).pipe(bias), batch: 1, ...parts })
    const reports = await all(train(constant, data, { epochs: 1, every: 1, shuffle: false }))
    // 00 + 00 against 11, then 01 + 11 against 11, then 11 + 10 against 01.
    expect(reports.map(({ loss }) => loss)).toEqual([1, 1 / 2, 0])
    const [epoch] = await all(train(constant, data, { epochs: 1, shuffle: false }))
    expect(epoch?.loss).toBe(3 / 6)
  })

  test('the loss of a batch is the share of its bits', async () => {
    const parts = { loss: booleanError, optimiser: basicUpdate, rate: identityRate } as const
    const table = supervised({ model: bits(2).pipe(lookupTable(2)), batch: 3, ...parts })
    // The table begins at zero: of the labels 11, 11 and 01, five of six bits are wrong; then none.
    const reports = await all(train(table, data, { epochs: 2 }))
    expect(reports.map(({ loss }) => loss)).toEqual([5 / 6, 0])
  })
})

test('a layer without parameters is no obstacle', () => {
  const data = dataset(real(1), real(1), [[[0], [0]]])
  expect(predict(input(1).pipe(tanh), [], data)).toEqual([Float64Array.of(0)])
})
