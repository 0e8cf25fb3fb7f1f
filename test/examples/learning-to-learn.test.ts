/** What experiments of learning to learn share, and those at a reduced size. */
import {
  Random,
  basicUpdate,
  descent,
  learningStep,
  metaLearning,
  metaLoss,
  multiply,
  coordinatewise,
  dense,
  input,
  parametric,
  quadratic,
  real,
  sgd,
} from 'lensor'
import type { Real } from 'lensor'
import { describe, expect, test } from 'vitest'
import { l2lQuadratic } from '../../docs/examples/experiments/l2l-quadratic.ts'
import { l2lMnist } from '../../docs/examples/experiments/l2l-mnist.ts'
import { lossAtEnd, lossCurve } from '../../docs/examples/experiments/l2l/curve.ts'
import { readingDigits } from '../../docs/examples/experiments/l2l/digits.ts'
import type { MetaReport } from '../../docs/examples/experiments/l2l/meta-train.ts'
import { metaTrain } from '../../docs/examples/experiments/l2l/meta-train.ts'
import { product, quadratics } from '../../docs/examples/experiments/l2l/quadratics.ts'
import { begun, repeated } from '../../docs/examples/experiments/l2l/tasks.ts'
import { bestRate } from '../../docs/examples/experiments/l2l/tuned.ts'
import { digits } from '../../docs/examples/experiments/mnist.ts'
import { quietly } from './quietly.ts'

/** ½‖Wθ − y‖² of some functions along steps of gradient descent, their mean, by plain arithmetic. */
function plainCurve(count: number, seeds: readonly number[], rates: readonly number[]): readonly number[] {
  const tasks = quadratics(count, new Random(...seeds))
  const [labels, matrices] = tasks.next(1)
  const theta = Float64Array.from(tasks.parameters[0] as Float64Array)
  const tenth = (list: Float64Array, at: number): Float64Array => list.subarray(10 * at, 10 * at + 10)
  const dot = (left: Float64Array, right: Float64Array): number =>
    left.reduce((sum, value, at) => sum + value * (right[at] as number), 0)
  const losses: number[] = []
  for (const rate of [...rates, 0]) {
    let sum = 0
    for (let task = 0; task < count; task++) {
      const own = tenth(theta, task)
      const errors = tenth(labels, task).map((label, row) => dot(tenth(matrices, 10 * task + row), own) - label)
      sum += dot(errors, errors) / 2
      const before = own.map((_, column) =>
        errors.reduce((all, error, row) => all + error * (matrices[100 * task + 10 * row + column] as number), 0),
      )
      for (const [column, slope] of before.entries()) own[column] = (own[column] as number) - rate * slope
    }
    losses.push(sum / count)
  }
  return losses
}

describe('tasks', () => {
  test('numbers of each task come again, one task after another', () => {
    expect(repeated(Float64Array.of(1, 2, 3, 4), 2, 2)).toEqual(Float64Array.of(1, 2, 1, 2, 3, 4, 3, 4))
  })

  test('an optimiser begins with zeros and the parameters', () => {
    const carried = { bundle: 'Momentum', wires: [real(2, 3), real(2, 3)] as never }
    const parameters = [new Float64Array(6).fill(5)]
    expect(begun(carried, parameters)).toEqual([new Float64Array(6), ...parameters])
  })

  test('a seed draws the same functions, another seed others', () => {
    const drawn = (seed: number): readonly unknown[] => {
      const tasks = quadratics(3, new Random(seed))
      return [tasks.parameters, tasks.next(2)]
    }
    expect(drawn(1)).toEqual(drawn(1))
    expect(drawn(1)).not.toEqual(drawn(2))
  })
})

test('the curve of gradient descent is that of plain arithmetic', () => {
  const learner = product
    .lens()
    .reparam(sgd({ rate: 0.02 }))
    .pipe(quadratic)
    .pipe(descent(1))
  const losses = lossCurve(metaLoss(1, learner), 3)([], quadratics(3, new Random(4)), 5)
  const expected = plainCurve(3, [4], [0.02, 0.02, 0.02, 0.02, 0.02])
  expect(losses).toHaveLength(6)
  for (const [step, loss] of losses.entries()) expect(loss).toBeCloseTo(expected[step] as number, 10)
})

describe('the best rate', () => {
  const valley =
    (bottom: number) =>
    (rate: number): number =>
      Math.abs(Math.log10(rate / bottom))

  test.each([0.1, 10 ** -1.75, 1e-4, 1, 1e-7, 1000])(
    'is found where it is %f, beyond the first rates too',
    (bottom) => {
      const { rate, loss } = bestRate(valley(bottom))
      expect(rate / bottom).toBeCloseTo(1, 10)
      expect(loss).toBeCloseTo(0, 10)
    },
  )

  test('is none at which a loss is no finite number', () => {
    expect(bestRate((rate) => (rate > 0.05 ? NaN : 1 / rate)).rate).toBeCloseTo(10 ** -1.5, 10)
    expect(bestRate((rate) => (rate > 0.05 ? -Infinity : 1 / rate)).rate).toBeCloseTo(10 ** -1.5, 10)
  })

  test('is looked for within bounds', () => {
    expect(bestRate((rate) => rate).rate).toBeCloseTo(1e-10, 20)
  })
})

describe('meta-training', () => {
  /** Gradient descent whose rate is learnt: (φ, p′) ↦ φp′, and how long it learns. */
  const rule = parametric([real()], [real()], (rate, change) => [multiply(rate, change)])
  const learner = product.lens().reparam(coordinatewise(rule)).pipe(quadratic).pipe(descent(1))
  const loss = metaLoss(1, learner)
  const training = (
    rate: number,
    epochs: number,
    options: { readonly judged?: number; readonly from?: [Float64Array] } = {},
  ): AsyncGenerator<MetaReport<[Real<[]>]>> =>
    metaTrain({
      step: learningStep(metaLearning({ learner, steps: 2, tasks: 3, optimiser: basicUpdate, rate: descent(rate) })),
      loss,
      family: quadratics,
      tasks: 3,
      windows: 2,
      steps: 2,
      episodes: 1,
      epochs,
      validated: 4,
      seed: 6,
      ...options,
    })

  async function reports(rate: number, epochs: number): Promise<readonly MetaReport<[Real<[]>]>[]> {
    const all = []
    for await (const report of training(rate, epochs)) all.push(report)
    return all
  }

  test('learns a rate by the slopes of both windows, the second of which goes on where the first ended', async () => {
    // Of the functions of the first episode: losses along steps at these rates.
    const along = (...rates: readonly number[]): readonly number[] => plainCurve(3, [6, 1, 0], rates)
    const slope = (loss: (rate: number) => number, at: number): number => (loss(at + 1e-5) - loss(at - 1e-5)) / 2e-5
    const sum = (losses: readonly number[]): number => losses.slice(-2).reduce((all, each) => all + each)
    const first = -1e-6 * slope((rate) => sum(along(rate)), 0)
    const second = first - 1e-6 * slope((rate) => sum(along(0, 0, rate)), first)
    const [report] = await reports(1e-6, 1)
    expect(report?.best.learnt[0][0]).toBeCloseTo(second, 9)
    expect(second).toBeGreaterThan(1e-4)
    expect(report?.loss).toBeCloseTo(plainCurve(4, [7919], [second, second, second, second]).at(-1) as number, 6)
  })

  test('without a rate learns nothing, and is tried on the same functions after each epoch', async () => {
    const losses = (await reports(0, 3)).map(({ loss }) => loss)
    expect(losses).toHaveLength(3)
    for (const loss of losses) expect(loss).toBeCloseTo(plainCurve(4, [7919], []).at(-1) as number, 10)
  })

  test('goes on from what was learnt, and is judged by the mean of the last losses', async () => {
    const { value } = await training(0, 1, { from: [Float64Array.of(0.01)], judged: 3 }).next()
    const { best, loss } = value as MetaReport<[Real<[]>]>
    expect(best.learnt).toEqual([Float64Array.of(0.01)])
    expect(loss).toBeCloseTo(lossAtEnd(plainCurve(4, [7919], [0.01, 0.01, 0.01, 0.01]), 3), 10)
  })

  test('keeps what did best in validation', async () => {
    // Too large a rate: the losses rise.
    const all = await reports(1e-5, 6)
    const losses = all.map(({ loss }) => loss)
    const least = Math.min(...losses.filter(Number.isFinite))
    expect(all.at(-1)?.best.loss).toBe(least)
    expect(losses.at(-1)).not.toBe(least)
  })
})

test('l2l-quadratic: an LSTM that has learnt a little goes beyond gradient descent at its best rate', async () => {
  const figures = await l2lQuadratic(quietly, {
    tasks: 4,
    epochs: 2,
    episodes: 15,
    rates: [0.01],
    searched: 1,
    held: 64,
    tested: 128,
    seeds: [1, 2],
    kept: false,
  })
  const found = new Map(figures.map(({ of, found }) => [of, found]))
  const names = ['LSTM, learnt', 'SGD', 'momentum', 'NAG', 'RMSProp', 'Adam']
  expect([...found.keys()]).toEqual(names.flatMap((name) => [`${name}, after 100 steps`, `${name}, rate`]))
  for (const [index, loss] of (found.get('LSTM, learnt, after 100 steps') ?? []).entries())
    expect(loss).toBeLessThan(found.get('SGD, after 100 steps')?.[index] as number)
  expect(found.get('LSTM, learnt, rate')).toEqual([0.01])
})

test('the end of a curve is the mean of its last losses', () => {
  expect(lossAtEnd([9, 4, 3, 2])).toBe(2)
  expect(lossAtEnd([9, 4, 3, 2], 3)).toBe(3)
})

describe('tasks of reading digits', () => {
  const [known, one] = [digits('training', 50), digits('training', 1)]

  test('begin where the network does, each elsewhere, and see digits with their labels', () => {
    const network = input(784).pipe(dense(2)).pipe(dense(10))
    const tasks = readingDigits(network, 3, one)(2, new Random(1))
    expect(tasks.parameters.map(({ length }) => length)).toEqual([2 * 2 * 784, 2 * 2, 2 * 10 * 2, 2 * 10])
    const [weights] = tasks.parameters as [Float64Array]
    expect(weights.subarray(0, 1568)).not.toEqual(weights.subarray(1568))
    const [labels, images] = tasks.next(4)
    expect([labels.length, images.length]).toEqual([2 * 4 * 3 * 10, 2 * 4 * 3 * 784])
    for (let at = 0; at < 24; at++) {
      expect([...labels.subarray(10 * at, 10 * at + 10)]).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0, 0])
      expect(images.subarray(784 * at, 784 * at + 784)).toEqual(Float64Array.from(one[0]?.pixels ?? [], (p) => p / 255))
    }
  })

  test('of few pixels see the means of blocks', () => {
    const network = input(4).pipe(dense(10))
    const [, images] = readingDigits(network, 1, one)(1, new Random(1)).next(1)
    const pixels = Array.from(one[0]?.pixels ?? [], (pixel) => pixel / 255)
    const quarter = (row: number, column: number): number =>
      pixels
        .filter((_, at) => Math.floor(at / 28 / 14) === row && Math.floor((at % 28) / 14) === column)
        .reduce((sum, pixel) => sum + pixel / 196, 0)
    for (const [at, value] of images.entries()) expect(value).toBeCloseTo(quarter(at >> 1, at & 1), 12)
  })

  test('a seed draws the same digits, another seed others', () => {
    const drawn = (seed: number): readonly unknown[] => {
      const tasks = readingDigits(input(49).pipe(dense(10)), 4, known)(2, new Random(seed))
      return [tasks.parameters, tasks.next(2)]
    }
    expect(drawn(1)).toEqual(drawn(1))
    expect(drawn(1)).not.toEqual(drawn(2))
  })
})

test('l2l-mnist: an LSTM that has learnt on digits of few pixels trains networks of whole ones', async () => {
  const figures = await l2lMnist(quietly, {
    hidden: 5,
    samples: 2_000,
    minibatch: 16,
    stages: [
      { pixels: 49, rate: 0.02, epochs: 2, episodes: 10 },
      { pixels: 784, rate: 0.003, epochs: 1, episodes: 1 },
    ],
    steps: 20,
    window: 10,
    held: 1,
    runs: 2,
    seeds: [1, 2],
    kept: false,
  })
  const found = new Map(figures.map(({ of, found }) => [of, found]))
  const byHand = ['SGD', 'momentum', 'NAG', 'RMSProp', 'Adam']
  const trials = ['base network', '40 hidden units', 'two hidden layers', 'relu for sigmoid']
  expect([...found.keys()].filter((name) => name.endsWith('rate'))).toEqual(byHand.map((name) => `${name}, rate`))
  for (const [name, optimiser] of trials.flatMap((name) =>
    ['LSTM, learnt', ...byHand].map((of) => [name, of] as const),
  ))
    expect(found.get(`${name}, ${optimiser}, step 20`)).toHaveLength(optimiser === 'LSTM, learnt' ? 4 : 2)
  // A network that has learnt nothing is at 2.3 or above.
  for (const loss of found.get('base network, LSTM, learnt, step 40') ?? [NaN]) expect(loss).toBeLessThan(2)
})
