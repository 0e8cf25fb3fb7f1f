/** Training and prediction on processes: how many steps are done in one call changes nothing but how long it takes. */
import type { Engine, EngineName, Process } from 'lensor'
import {
  BitVector,
  accuracy,
  adam,
  basicUpdate,
  bit,
  bits,
  booleanError,
  compile,
  dataset,
  dense,
  descent,
  dropout,
  identity,
  identityRate,
  input,
  linear,
  lookupTable,
  noise,
  predict,
  quadratic,
  real,
  reference,
  softmaxCrossEntropy,
  supervised,
  train,
  unlabelled,
  unsupervised,
} from 'lensor'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { engineNames } from '../../src/evaluate/engines.ts'
import { processOf } from '../../src/evaluate/process.ts'
import { fitsInTables } from '../../src/learning/dataset.ts'
import { circuitLearner, conjunction, learner, model, points } from './learners.ts'
import type { Decided, Options } from './training.ts'
import { all, last, trained } from './training.ts'

/** An engine as a user writes it, with nothing but what it must have: samples are given to each step. */
const plain: Engine = { name: 'plain', compile: (graph) => reference.compile(graph) }

/** What is done on an engine that keeps a process itself: data are shared, and steps are told places. */
interface Watched {
  readonly shared: (readonly unknown[])[]
  readonly runs: { readonly count: number; readonly inputs: readonly unknown[] }[]
}

/** The reference engine with processes of its own, which say what is done; `before` is told before steps are done. */
function keeping(before: () => void = () => undefined): readonly [engine: Engine, watched: Watched] {
  const watched: Watched = { shared: [], runs: [] }
  const engine: Engine = {
    name: 'keeping',
    compile: (graph) => reference.compile(graph),
    process(step, ports): Process {
      const process = processOf(plain, step, ports)
      return {
        ...process,
        share(values) {
          watched.shared.push(values)
          process.share(values)
        },
        run(count, inputs) {
          before()
          watched.runs.push({ count, inputs })
          return process.run(count, inputs)
        },
      }
    },
  }
  return [engine, watched]
}

/** A clock that goes on by so many milliseconds each time it is read. */
function clock(milliseconds: number): void {
  let now = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (now += milliseconds))
}

afterEach(() => {
  vi.restoreAllMocks()
})

const engines: readonly (readonly [name: string, engine: Engine | EngineName])[] = [
  ...engineNames.map((name) => [name, name] as const),
  ['plain', plain],
  ['keeping', keeping()[0]],
]

/** A learner whose model has noise: each step draws its own. */
const noisy = supervised({
  model: identity([real(2), noise(2)])
    .pipe(dropout(0.25))
    .pipe(dense(3))
    .pipe(dense(2)),
  batch: 3,
  loss: softmaxCrossEntropy,
  optimiser: adam({ rate: 0.05 }),
  rate: descent(1),
})

/** A learner of bits, which the batch does not divide. */
const table = supervised({
  model: bits(2).pipe(lookupTable(2)),
  batch: 3,
  loss: booleanError,
  optimiser: basicUpdate,
  rate: identityRate,
})
const pairs = dataset(
  bit(2),
  bit(2),
  Array.from({ length: 11 }, (_, index) => [
    [index & 1, (index >> 1) & 1],
    [(index >> 1) & 1, (index >> 2) & 1],
  ]),
)

/** A learner without labels. */
const autoencoder = unsupervised({
  model: input(2).pipe(linear(1)).pipe(linear(2)),
  batch: 2,
  loss: quadratic,
  optimiser: basicUpdate,
  rate: descent(0.1),
})
const plane = unlabelled(
  real(2),
  points.samples.map(([x]) => x as number[]),
)

/** A learner of one sample at a time, without an axis for it. */
const alone = input(2).pipe(linear(2)).lens().reparam(basicUpdate).pipe(quadratic).pipe(descent(0.1))

type Run = (options: Options) => AsyncIterable<unknown>

const runs: readonly (readonly [name: string, run: Run])[] = [
  ['a network', (options) => train(learner, points, options)],
  ['a network with noise', (options) => train(noisy, points, options as never)],
  ['a circuit', (options) => train(table, pairs, options as never)],
  ['a circuit, sample by sample', (options) => train(circuitLearner, conjunction, options as never)],
  ['an autoencoder', (options) => train(autoencoder, plane, options as never)],
  ['a map of one sample', (options) => train(alone, points, options as never)],
]

/** The reports of a run without how fast it went, the one thing that a seed does not decide. */
const decided = async (reports: AsyncIterable<unknown>): Promise<unknown[]> =>
  (await all(reports)).map((report) => Object.assign(report as object, { stepsPerSecond: 0 }))

describe.each(engines)('on the engine %s', (_, engine) => {
  describe.each(runs)('%s', (_name, run) => {
    const options = { epochs: 3, seed: 9, engine }

    test('learns the same, one step in a call or as many as there are', async () => {
      clock(60)
      const slow = await decided(run(options))
      vi.restoreAllMocks()
      clock(0)
      const fast = await decided(run(options))
      expect(fast).toEqual(slow)
      expect(fast).toHaveLength(3)
    })

    test('carries the same, however often it reports', async () => {
      clock(0)
      const carriedBy = async (every: number): Promise<unknown> =>
        ((await decided(run({ ...options, every }))).at(-1) as Decided).carried
      expect(await carriedBy(1)).toEqual(await carriedBy(Infinity))
      expect(await carriedBy(2)).toEqual(await carriedBy(Infinity))
    })
  })

  test('goes on from the middle of an epoch to the same bits', async () => {
    const reports = await trained({ epochs: 3, seed: 3, every: 1, engine })
    const { epoch, step, stepOfEpoch, carried } = reports[3] as Decided
    expect([epoch, stepOfEpoch]).toEqual([1, 1])
    expect(await last({ epochs: 3, seed: 3, engine, from: { epoch, step, stepOfEpoch, carried } })).toEqual(
      await last({ epochs: 3, seed: 3, engine }),
    )
  })

  test('reports are snapshots: no later step changes them, and nobody changes steps through them', async () => {
    const untouched = await last({ epochs: 3, seed: 3, engine })
    const [kept, copies]: [Decided[], string[]] = [[], []]
    for await (const report of train(learner, points, { epochs: 3, seed: 3, every: 1, engine })) {
      kept.push(report)
      copies.push(JSON.stringify(report))
    }
    expect(kept.map((report) => JSON.stringify(report))).toEqual(copies)
    let found: unknown
    for await (const { carried } of train(learner, points, { epochs: 3, seed: 3, engine })) {
      found = structuredClone(carried)
      for (const storage of carried.flat()) storage.fill(Number.NaN)
    }
    expect(found).toEqual(untouched.carried)
  })

  test('predicts each sample as it is alone, in order', () => {
    const parameters = model.initialise(4)
    const one = compile(model)
    const many = dataset(
      real(2),
      real(2),
      Array.from({ length: 150 }, (_one, index) => [
        [Math.sin(index), index / 150],
        [0, 1],
      ]),
    )
    const found = predict(model, parameters, many, { engine })
    expect(found).toHaveLength(150)
    for (const [place, prediction] of found.entries()) {
      const [expected] = one(...parameters, Float64Array.from(many.samples[place]?.[0] as number[]))
      for (const [at, element] of prediction.entries()) expect(element).toBeCloseTo(expected[at] as number, 13)
    }
    expect(accuracy(model, parameters, many, { engine })).toBe(accuracy(model, parameters, many))
  })

  test('predicts bits, samples in order', () => {
    const many = dataset(
      bit(3),
      bit(1),
      Array.from({ length: 150 }, (_one, index) => [[index & 1, (index >> 1) & 1, (index >> 2) & 1], [0]]),
    )
    const majority = bits(3).pipe(lookupTable(1))
    const found = predict(majority, [BitVector.from('00010111')], many, { engine }).join('')
    expect(found).toBe(many.samples.map(([x]) => Number(x.filter(Boolean).length > 1)).join(''))
  })
})

test('an engine of a user learns what the reference engine learns, and so does one that keeps its processes', async () => {
  for (const [, run] of runs) {
    const expected = await decided(run({ epochs: 2, seed: 5, engine: 'reference' }))
    expect(await decided(run({ epochs: 2, seed: 5, engine: plain }))).toEqual(expected)
    expect(await decided(run({ epochs: 2, seed: 5, engine: keeping()[0] }))).toEqual(expected)
  }
})

/** How many steps were done in each call, on data of twenty samples in batches of one. */
async function counts(options: { readonly epochs: number; readonly every?: number }): Promise<number[]> {
  const [engine, { runs: done }] = keeping()
  const twenty = dataset(
    real(1),
    real(1),
    Array.from({ length: 20 }, (_, index) => [[index / 20], [index / 10]]),
  )
  const parts = { model: input(1).pipe(linear(1)), batch: 1, loss: quadratic, optimiser: basicUpdate } as const
  await all(train(supervised({ ...parts, rate: descent(0.1) }), twenty, { ...options, engine }))
  return done.map(({ count }) => count)
}

describe('the steps of a call', () => {
  test('are ever more while they take no time, and end with the epoch', async () => {
    clock(0)
    expect(await counts({ epochs: 3 })).toEqual([1, 2, 4, 8, 5, 16, 4, 20])
  })

  test('end where a report is made', async () => {
    clock(0)
    expect(await counts({ epochs: 1, every: 6 })).toEqual([1, 2, 3, 6, 6, 2])
  })

  test('are as many as fit in the time that training keeps a thread to itself, one at least', async () => {
    // The clock is read twice in a call, so each takes 5 ms; after 50 ms others have their turn.
    clock(5)
    const found = await counts({ epochs: 1 })
    expect(found[0]).toBe(1)
    expect(Math.max(...found)).toBeGreaterThan(1)
    vi.restoreAllMocks()
    clock(60)
    expect(await counts({ epochs: 1 })).toEqual(new Array(20).fill(1))
  })

  test('are one where a last batch is smaller', async () => {
    clock(0)
    const [engine, { runs: done }] = keeping()
    await all(train(learner, points, { epochs: 3, engine }))
    // Places of samples, and of the smaller batch its labels and its inputs.
    expect(done.map(({ count, inputs }) => [count, inputs.map((input) => (input as Float64Array).length)])).toEqual([
      [1, [3]],
      [1, [3]],
      [1, [2, 2]],
      [2, [6]],
      [1, [2, 2]],
      [2, [6]],
      [1, [2, 2]],
    ])
  })
})

describe('data', () => {
  test('are shared once, and steps are told places; a smaller batch is given its samples', async () => {
    const [engine, { shared, runs: done }] = keeping()
    await all(train(learner, points, { epochs: 2, shuffle: false, every: 1, engine }))
    const column = (place: 0 | 1): Float64Array =>
      Float64Array.from(points.samples.flatMap((sample) => sample[place] as number[]))
    expect(shared).toEqual([[column(1), column(0)]])
    const last = [column(1).subarray(-2), column(0).subarray(-2)]
    const epoch = [[Float64Array.of(0, 1, 2)], [Float64Array.of(3, 4, 5)], last]
    expect(done.map(({ inputs }) => inputs)).toEqual([...epoch, ...epoch])
  })

  test('of more elements than a list has are given to each step instead', () => {
    const data = { input: real(2 ** 13), label: real(3), samples: new Array(2 ** 13) }
    expect(fitsInTables(data)).toBe(true)
    expect(fitsInTables({ ...data, samples: new Array(2 ** 13 + 1) })).toBe(false)
    expect(fitsInTables({ ...data, label: real(2 ** 14) })).toBe(false)
  })
})

describe('training that stops between calls', () => {
  test('at a signal throws its reason, and the last report is good to go on from', async () => {
    clock(0)
    const controller = new AbortController()
    let done = 0
    const [engine, { runs: calls }] = keeping(() => {
      if (++done === 6) controller.abort('enough')
    })
    const reports: Decided[] = []
    const options = { epochs: 9, seed: 3 }
    const training = async (): Promise<void> => {
      for await (const report of train(learner, points, { ...options, engine, signal: controller.signal }))
        reports.push(report)
    }
    await expect(training()).rejects.toBe('enough')
    // The call at which the signal came was the last.
    expect(calls).toHaveLength(6)
    expect(reports.length).toBeGreaterThan(0)
    const from = reports.at(-1) as Decided
    const again = { ...options, engine: reference }
    expect(await last({ ...again, from })).toEqual(await last(again))
  })

  test('at an error throws it, and the last report is good to go on from', async () => {
    clock(0)
    let done = 0
    const [engine] = keeping(() => {
      if (++done === 6) throw new Error('out of memory')
    })
    const reports: Decided[] = []
    const options = { epochs: 9, seed: 3 }
    const training = async (): Promise<void> => {
      for await (const report of train(learner, points, { ...options, engine })) reports.push(report)
    }
    await expect(training()).rejects.toThrow('out of memory')
    expect(reports.length).toBeGreaterThan(0)
    const from = reports.at(-1) as Decided
    const again = { ...options, engine: reference }
    expect(await last({ ...again, from })).toEqual(await last(again))
  })
})

test('on the reference engine needs no WebAssembly', async () => {
  vi.stubGlobal('WebAssembly', undefined)
  onTestFinished(() => void vi.unstubAllGlobals())
  const options: Options = { epochs: 2, seed: 3, engine: 'reference' }
  const { parameters } = await last(options)
  expect(accuracy(model, parameters, points, { engine: 'reference' })).toBeGreaterThan(0)
})
