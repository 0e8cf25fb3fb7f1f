/** What is remembered of training: against the reports themselves, and against what the model predicts. */
import {
  BitVector,
  LensorError,
  ObjectError,
  accuracy,
  basicUpdate,
  bit,
  bits,
  booleanError,
  dataset,
  dense,
  descent,
  identity,
  identityRate,
  input,
  integersModulo2,
  lookupTable,
  over,
  predict,
  quadratic,
  reference,
  real,
  supervised,
  train,
} from 'lensor'
import type { Dataset, Domain, Report } from 'lensor'
import { record } from 'lensor/report'
import type { Confusion } from 'lensor/report'
import { describe, expect, test } from 'vitest'
import { word } from '../../docs/examples/domains/words.ts'
import { commandOf } from '../../src/report/command.ts'
import { confusionOf } from '../../src/report/confusion.ts'
import { confusionTable } from '../../src/report/tables.ts'
import { circuit, circuitLearner, conjunction, learner, model, points } from '../learning/learners.ts'
import { all, last } from '../learning/training.ts'
import { recordedCircuit, recordedNetwork } from './runs.ts'

const euclid = (values: Iterable<number>): number => Math.hypot(...values)

describe('over ℝ', () => {
  const options = { epochs: 4, seed: 5 }
  const told = { title: 'Points', learner, model, data: points, ...options }

  test('the reports come through as they are', async () => {
    const through = await all(record(train(learner, points, options), told))
    const direct = await all(train(learner, points, options))
    expect(through.map(({ carried, loss }) => [carried, loss])).toEqual(
      direct.map(({ carried, loss }) => [carried, loss]),
    )
  })

  test('losses and accuracies are those of the reports', async () => {
    const run = record(train(learner, points, options), told)
    const reports = await all(run)
    expect(run.reports.map(({ epoch, step, stepsPerEpoch, loss }) => [epoch, step, stepsPerEpoch, loss])).toEqual(
      reports.map(({ epoch, step, stepsPerEpoch, loss }) => [epoch, step, stepsPerEpoch, loss]),
    )
    expect(run.reports.map(({ accuracies }) => accuracies)).toEqual(
      reports.map(({ parameters }) => [accuracy(model, parameters, points)]),
    )
  })

  test('norms and updates begin at the first parameters, before any step', async () => {
    const run = record(train(learner, points, options), told)
    const states = [model.initialise(5), ...(await all(run)).map(({ parameters }) => parameters)]
    expect(run.parameters.map(({ wire, elements }) => [wire, elements])).toEqual([
      ['ℝ[3×2]', 6],
      ['ℝ[3]', 3],
      ['ℝ[2×3]', 6],
      ['ℝ[2]', 2],
    ])
    for (const [place, { norm }] of run.parameters.entries()) {
      expect(norm).toBeCloseTo(euclid(states[0]?.[place] ?? []), 12)
      for (const [at, { norms, updates }] of run.reports.entries()) {
        const [before, now] = [states[at]?.[place] as Float64Array, states[at + 1]?.[place] as Float64Array]
        expect(norms[place]).toBeCloseTo(euclid(now), 12)
        expect(updates[place]).toBeCloseTo(euclid(now.map((value, index) => value - (before[index] as number))), 12)
      }
    }
  })

  test('training that goes on begins at the state that it goes on from', async () => {
    const whole = record(train(learner, points, options), told)
    await all(whole)
    const from = (await all(train(learner, points, { ...options, epochs: 2 }))).at(-1) as Report<typeof learner.params>
    const rest = record(train(learner, points, { ...options, from }), { ...told, from })
    await all(rest)
    expect(rest.parameters.map(({ norm }) => norm)).toEqual(whole.reports[1]?.norms)
    expect(rest.reports.map(({ updates }) => updates)).toEqual(whole.reports.slice(2).map(({ updates }) => updates))
  })

  test('a first state that is given is the one it begins at', async () => {
    const initial = (await last({ epochs: 1 })).carried as NonNullable<
      Parameters<typeof record<typeof learner.params, typeof learner.dom, []>>[1]['initial']
    >
    const { parameters } = record(train(learner, points, { ...options, initial }), { ...told, initial })
    const after = (await last({ epochs: 1 })).parameters
    expect(parameters.map(({ norm }) => norm)).toEqual(after.map((value) => expect.closeTo(euclid(value), 12)))
  })

  test('without a model nothing is measured', async () => {
    const run = record(train(learner, points, options), { title: 'Points', learner, ...options })
    await all(run)
    expect([run.measured, run.reports[0]?.accuracies]).toEqual([[], []])
  })

  test('what made it is told, or known', async () => {
    const plain = record(train(learner, points, options), { title: 'Points', learner })
    expect([plain.seed, plain.engine, plain.began, plain.seconds]).toEqual([0, 'wasm', undefined, 0])
    expect(plain.command).toBe(commandOf(process))
    const engine = { ...reference, name: 'other' }
    const run = record(train(learner, points, options), { ...told, engine, command: 'npm start' })
    const before = Date.now()
    await all(run)
    expect([run.title, run.seed, run.engine, run.command]).toEqual(['Points', 5, 'other', 'npm start'])
    expect(run.began?.getTime()).toBeGreaterThanOrEqual(before)
    expect(run.seconds).toBeGreaterThan(0)
  })

  test('what was seen before training was stopped stays', async () => {
    const run = record(train(learner, points, options), told)
    for await (const { epoch } of run) if (epoch === 2) break
    expect(run.reports).toHaveLength(2)
  })
})

describe('over ℤ₂', () => {
  test('a norm is a number of ones, an update a number of bits that changed', async () => {
    const { run } = await recordedCircuit()
    expect(run.parameters).toEqual([{ wire: 'ℤ₂[1×4]', elements: 4, smooth: false, norm: 0 }])
    // The table begins at 0000, and is right of all but the last input, which it learns at the fourth step.
    const sizes = run.reports.map(({ norms, updates, loss }) => [norms[0], updates[0], loss])
    const [still, learns, stays] = [
      [0, 0, 0],
      [1, 1, 1],
      [1, 0, 0],
    ]
    expect(sizes).toEqual([still, still, still, learns, stays, stays, stays, stays])
  })

  test('accuracies are of both data sets', async () => {
    const { run } = await recordedCircuit()
    expect(run.measured.map(({ name, samples }) => [name, samples])).toEqual([
      ['training', 4],
      ['test', 4],
    ])
    const [before, after] = [
      [3 / 4, 3 / 4],
      [1, 1],
    ]
    expect(run.reports.map(({ accuracies }) => accuracies)).toEqual([
      ...new Array(3).fill(before),
      ...new Array(5).fill(after),
    ])
  })
})

describe('a confusion matrix', () => {
  test('of a one-hot label has a row for each label and a column for each prediction', async () => {
    const { run } = await recordedNetwork(0)
    const [training] = run.measured
    // The first points are taken for no matter which side; what is counted is counted as the accuracy counts it.
    const { classes, counts } = training?.confusion() ?? { classes: [], counts: [] }
    expect(classes).toEqual(['below', 'above'])
    expect(counts.map((row) => row.reduce((sum, count) => sum + count))).toEqual([4, 3])
    const right = counts.reduce((sum, row, place) => sum + (row[place] ?? 0), 0)
    expect(right / 7).toBe(accuracy(model, model.initialise(3), points))
  })

  test('of learnt points has all of them on its diagonal', async () => {
    const { run } = await recordedNetwork(60)
    expect(run.measured[0]?.confusion()?.counts).toEqual([
      [4, 0],
      [0, 3],
    ])
  })

  test('has what was taken for what in its place', async () => {
    // The identity predicts its input.
    const data = dataset(real(3), real(3), [
      [
        [9, 0, 0],
        [0, 1, 0],
      ],
      [
        [0, 0, 9],
        [0, 1, 0],
      ],
      [
        [0, 9, 0],
        [0, 1, 0],
      ],
      [
        [0, 0, 9],
        [0, 0, 1],
      ],
    ])
    const model = input(3)
    const learner = supervised({ model, batch: 1, loss: quadratic, optimiser: basicUpdate, rate: descent(1) })
    const run = record(train(learner, data, { epochs: 1 }), { title: 'Identity', learner, model, data })
    await all(run)
    expect(run.measured[0]?.confusion()).toEqual({
      classes: ['0', '1', '2'],
      counts: [
        [0, 0, 0],
        [1, 1, 1],
        [0, 0, 1],
      ],
    })
  })

  test('has a column of its own for predictions that are of no class', () => {
    const data = dataset(real(2), real(2), [
      [
        [Number.NaN, 0],
        [1, 0],
      ],
      [
        [0, 1],
        [1, 0],
      ],
      [
        [0, 1],
        [0, 1],
      ],
    ])
    const confusion = confusionOf(data, predict(input(2), [], data), { 0: 'left' })
    expect(confusion).toEqual({
      classes: ['left', '1'],
      counts: [
        [0, 1, 1],
        [0, 1, 0],
      ],
    })
    const { text } = confusionTable(
      { name: 'training', samples: 3, confusion: () => confusion },
      confusion as Confusion,
    )
    const rows = text.split('<tr>').slice(1)
    const cells = rows.map((row) =>
      [...row.matchAll(/<t[hd]\b[^>]*>([^<]*)</g)].map(([, cell]) => cell?.trim().replace('\u00A0', ' ')),
    )
    expect(cells).toEqual([
      [String.raw`label \ predicted`, 'left', '1', 'none', 'recall'],
      ['left', '0', '1', '1', '0.0 %'],
      ['1', '0', '1', '0', '100.0 %'],
      ['precision', '–', '50.0 %', '–', '33.3 %'],
    ])
  })

  test('over other domains tells elements apart, however long they are', () => {
    const data = dataset(word(2), word(2), [
      [
        [1, 12],
        [1, 12],
      ],
      [
        [11, 2],
        [11, 2],
      ],
      [
        [1, 2],
        [11, 2],
      ],
    ])
    expect(confusionOf(data, predict(identity([word(2)]), [], data), { '11 2': 'late' })).toEqual({
      classes: ['1 12', 'late', '12'],
      counts: [
        [1, 0, 0],
        [0, 1, 1],
        [0, 0, 0],
      ],
    })
  })

  test('of elements without a text of their own is none; equal ones are one class', () => {
    const boxes = (name: (value: number) => object): Dataset => {
      const { ring, storage } = integersModulo2
      const domain = {
        ...integersModulo2,
        ring: {
          ...ring,
          equals: (one: { value: number }, other: { value: number }) => one.value === other.value,
        },
        storage: { ...storage, read: (stored: BitVector) => storage.read(stored).map(name) },
      } as unknown as Domain
      return {
        input: over(domain, [1]),
        label: over(domain, [1]),
        samples: [0, 1].map((value) => [[name(value)], [name(value)]] as const),
      }
    }
    const given = ['0', '0'].map((text) => BitVector.from(text))
    expect(
      confusionOf(
        boxes((value) => ({ value })),
        given,
        {},
      ),
    ).toBeUndefined()
    const named = boxes((value) => ({ value, toString: () => String(value) }))
    expect(confusionOf(named, given, {})).toEqual({
      classes: ['0', '1'],
      counts: [
        [1, 0],
        [1, 0],
      ],
    })
  })

  test('of one number has two classes, on either side of ½', async () => {
    const data = dataset(real(1), real(1), [
      [[0.4], [1]],
      [[0.6], [1]],
    ])
    const model = input(1)
    const learner = supervised({ model, batch: 1, loss: quadratic, optimiser: basicUpdate, rate: descent(1) })
    const run = record(train(learner, data, { epochs: 1 }), { title: 'Sides', learner, model, data })
    await all(run)
    expect(run.measured[0]?.confusion()).toEqual({
      classes: ['0', '1'],
      counts: [
        [0, 0],
        [1, 1],
      ],
    })
  })

  test('of bits has a class for each code that is a label or predicted', async () => {
    const data = dataset(bit(1), bit(2), [
      [[0], [0, 1]],
      [[1], [1, 0]],
    ])
    const model = bits(1).pipe(lookupTable(2))
    const learner = supervised({ model, batch: 1, loss: booleanError, optimiser: basicUpdate, rate: identityRate })
    const told = { title: 'Codes', learner, model, data, classes: { '01': 'no', '10': 'yes' } }
    const run = record(train(learner, data, { epochs: 1, every: 1, shuffle: false }), told)
    for await (const { parameters } of run) {
      expect(parameters[0]).toBeInstanceOf(BitVector)
      break
    }
    // After one step the table knows the first sample alone, and gives 00 for the other.
    expect(run.measured[0]?.confusion()).toEqual({
      classes: ['00', 'no', 'yes'],
      counts: [
        [0, 0, 0],
        [0, 1, 0],
        [1, 0, 0],
      ],
    })
  })

  test('is none where the label is no class', async () => {
    const data = dataset(real(2), real(2), [
      [
        [0, 1],
        [0.5, 0.5],
      ],
    ])
    const model = input(2)
    const learner = supervised({ model, batch: 1, loss: quadratic, optimiser: basicUpdate, rate: descent(1) })
    const run = record(train(learner, data, { epochs: 1 }), { title: 'Halves', learner, model, data })
    await all(run)
    expect(run.measured[0]?.confusion()).toBeUndefined()
  })

  test('is none where there are more classes than a page can show', async () => {
    const codes = Array.from({ length: 65 }, (_, code) => [0, 1, 2, 3, 4, 5, 6].map((place) => (code >> place) & 1))
    const data = dataset(
      bit(7),
      bit(7),
      codes.map((code) => [code, code]),
    )
    const model = bits(7)
    const learner = supervised({ model, batch: 1, loss: booleanError, optimiser: basicUpdate, rate: identityRate })
    const run = record(train(learner, data, { epochs: 1 }), { title: 'Codes', learner, model, data })
    await all(run)
    expect(run.measured[0]?.confusion()).toBeUndefined()
  })
})

test('a model of other parameters is refused', () => {
  const other = input(2).pipe(dense(2))
  const untyped = record as unknown as (reports: unknown, options: unknown) => unknown
  const reports = train(learner, points, { epochs: 1 })
  const refused = () => untyped(reports, { title: 'Points', learner, model: other, data: points })
  expect(refused).toThrow(ObjectError)
  expect(refused).toThrow(
    '✗ the learner learns parameters ℝ[3×2] ⊗ ℝ[3] ⊗ ℝ[2×3] ⊗ ℝ[2], but the model that is measured has ℝ[2×2] ⊗ ℝ[2]',
  )
})

test('data that the model does not take are refused', () => {
  const untyped = record as unknown as (reports: unknown, options: unknown) => unknown
  const reports = train(circuitLearner, conjunction, { epochs: 1 })
  const told = { title: 'Conjunction', learner: circuitLearner, model: circuit }
  const wide = dataset(bit(3), bit(1), [[[0, 0, 0], [0]]])
  const labelled = dataset(bit(2), bit(2), [
    [
      [0, 0],
      [0, 0],
    ],
  ])
  expect(() => untyped(reports, { ...told, data: wide })).toThrow(ObjectError)
  expect(() => untyped(reports, { ...told, data: conjunction, test: labelled })).toThrow(ObjectError)
})

describe('what is no such thing is refused', () => {
  const untyped = record as unknown as (...given: readonly unknown[]) => unknown
  const reports = train(learner, points, { epochs: 1 })
  const told = { title: 'Points', learner }
  const wantsReports = '✗ record takes the reports of training, as train gives them, but'

  test.each([
    [[undefined, told], `${wantsReports} nothing came`],
    [[[1], told], `${wantsReports} an Array of 1 came`],
    [[reports], '✗ record takes options { title, learner, … }, but nothing came'],
    [[reports, { learner }], '✗ record takes title: a text, but nothing came'],
    [[reports, { ...told, model: dense(1) }], '✗ record takes model: a map, such as input(4).pipe(dense(3)), but '],
    [
      [reports, { ...told, model, data: [1, 2] }],
      '✗ record takes data: a data set, as dataset gives it, but an Array of 2 came',
    ],
    [[reports, { ...told, test: 3 }], '✗ record takes test: a data set, as dataset gives it, but number 3 came'],
  ])('record, case %#', (given, message) => {
    const refused = (): unknown => untyped(...given)
    expect(refused).toThrow(LensorError)
    expect(refused).toThrow(message)
  })
})
