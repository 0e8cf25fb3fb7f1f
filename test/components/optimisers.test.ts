/** The numbers of optimisers and learning rates, held to optax on one least squares problem, and over ℤ₂ to XOR. */
import type { Bundle, Label, ParaLens, Port, Real } from 'lensor'
import {
  LensorError,
  adagrad,
  adam,
  adamW,
  ascending,
  ascent,
  basicUpdate,
  bit,
  bits,
  booleanError,
  clip,
  clipByValue,
  cosineDecay,
  dataset,
  dense,
  descent,
  exponentialDecay,
  gradientAscent,
  identityRate,
  input,
  lookupTable,
  momentum,
  nesterov,
  quadratic,
  real,
  reverse,
  rmsprop,
  sgd,
  supervised,
  train,
  warmUp,
  weightClipping,
  weightDecay,
} from 'lensor'
import { describe, expect, test } from 'vitest'
import fixtures from '../fixtures/optimisers.json' with { type: 'json' }
import { relativeError, run } from '../graph/evaluate.ts'

interface Parameters {
  readonly weight: readonly number[][]
  readonly bias: readonly number[]
}

const lists = ({ weight, bias }: Parameters): number[][] => [weight.flat(), [...bias]]

const problem = { model: input(3).pipe(dense(2)), batch: 8, loss: quadratic } as const

/** What a learner carries, the label aside, the last two tensors of the first part being the parameters. */
type Learner = ParaLens<[Label<[Real<[8, 2]>]>], [Real<[8, 3]>], []>

const learner = <P extends Port, A extends Port, B extends Port>(lens: ParaLens<P, A, B>): Learner => lens as never

const withOptimiser = (optimiser: object): Learner =>
  learner(supervised({ ...problem, optimiser: optimiser as typeof basicUpdate, rate: descent(1) }))

const learners: Record<keyof typeof fixtures.trajectories, Learner> = {
  basicUpdate: learner(supervised({ ...problem, optimiser: basicUpdate, rate: descent(0.05) })),
  ascent: learner(supervised({ ...problem, optimiser: basicUpdate, rate: ascent(0.05) })),
  gradientAscent: learner(supervised({ ...problem, optimiser: gradientAscent, rate: descent(0.05) })),
  sgd: withOptimiser(sgd({ rate: 0.05 })),
  momentum: learner(supervised({ ...problem, optimiser: momentum(), rate: descent(0.05) })),
  nesterov: learner(supervised({ ...problem, optimiser: nesterov(), rate: descent(0.05) })),
  adagrad: withOptimiser(adagrad({ rate: 0.1, epsilon: 0 })),
  adagradWithEpsilon: withOptimiser(adagrad({ rate: 0.1, epsilon: 0.01 })),
  rmsprop: withOptimiser(rmsprop({ rate: 0.01 })),
  rmspropWithOptions: withOptimiser(rmsprop({ rate: 0.01, decay: 0.7, epsilon: 0.01 })),
  scheduledDescent: learner(
    supervised({
      ...problem,
      optimiser: basicUpdate,
      rate: descent(exponentialDecay({ rate: 0.05, factor: 0.5, every: 10 })),
    }),
  ),
  adam: withOptimiser(adam({ rate: 0.01 })),
  adamWithOptions: withOptimiser(adam({ rate: 0.1, beta1: 0.8, beta2: 0.95, epsilon: 1e-3 })),
  scheduledAdam: withOptimiser(adam({ rate: cosineDecay({ rate: 0.05, steps: 40, floor: 0.005 }) })),
  ascendingAdam: withOptimiser(ascending.pipe(adam({ rate: 0.01 }))),
  clippedSgd: withOptimiser(clip(1).pipe(sgd({ rate: 0.05 }))),
  clippedAdam: withOptimiser(clip(2).pipe(adam({ rate: 0.01 }))),
  clippedByValue: withOptimiser(clipByValue(0.2).pipe(sgd({ rate: 0.05 }))),
  decayedSgd: withOptimiser(weightDecay(0.1).pipe(sgd({ rate: 0.05 }))),
  decayedAdam: withOptimiser(weightDecay(0.1).pipe(adam({ rate: 0.01 }))),
  adamW: withOptimiser(adamW({ rate: 0.01, decay: 0.1 })),
  scheduledAdamW: withOptimiser(adamW({ rate: warmUp(5, 0.05), beta1: 0.8, beta2: 0.95, decay: 0.1 })),
}

const data = dataset(
  real(3),
  real(2),
  fixtures.problem.input.map((row, place) => [row, fixtures.problem.label[place] ?? []]),
)

/** The parameters that the model of a learner sees, before each of the first 51 steps on all data. */
async function trajectory(lens: Learner): Promise<number[][][]> {
  const values = lens.put.initialise(0) as unknown[][]
  const [carried = [], ...more] = values.filter(
    (_, part) => (lens.params as readonly Bundle[])[part]?.bundle !== 'Label',
  )
  const first = lists(fixtures.problem.params).map((list) => Float64Array.from(list))
  const initial = [[...carried.slice(0, -2), ...first], ...more]
  const seen: number[][][] = [lists(fixtures.problem.params)]
  for await (const { parameters } of train(lens, data, { epochs: 50, shuffle: false, initial: initial as never }))
    seen.push((parameters as unknown as Float64Array[]).slice(0, 2).map((storage) => Array.from(storage)))
  return seen
}

describe('optimisers take the same steps as those of optax', () => {
  const trajectories: Record<string, { readonly weight: number[][][]; readonly bias: number[][] }> =
    fixtures.trajectories
  test.each(Object.entries(learners))('%s', async (name, lens) => {
    const seen = await trajectory(lens)
    expect(seen).toHaveLength(51)
    const { weight = [], bias = [] } = trajectories[name] ?? {}
    expect([weight.length, bias.length]).toEqual([50, 50])
    for (const [step, matrix] of weight.entries()) {
      const parameters = { weight: matrix, bias: bias[step] ?? [] }
      expect(relativeError(seen[step + 1] ?? [], lists(parameters)), `step ${step + 1}`).toBeLessThan(1e-12)
    }
  })
})

const parameters = [real(2), real(1)] as const

test('AdamW is Adam, and weight decay above it', async () => {
  const composed = adam({ rate: 0.01 }).pipe(weightDecay(0.01 * 0.1))
  expect(await trajectory(withOptimiser(composed))).toEqual(await trajectory(learners.adamW))
})

test('weight decay above an optimiser leaves its state alone', () => {
  const state = [[4, 5], [6], [1, 2], [3]]
  const changes = [[0.5, 0.25], [-0.5]]
  const plain = run(momentum().at(parameters).put)([...state, ...changes])
  const decayed = run(momentum().pipe(weightDecay(0.5)).at(parameters).put)([...state, ...changes])
  expect(decayed.slice(0, 2)).toEqual(plain.slice(0, 2))
  expect(decayed.slice(2)).toEqual(
    plain.slice(2).map((list, part) => list.map((p, place) => p - 0.5 * (state[2 + part]?.[place] ?? NaN))),
  )
})

test('weight clipping above an optimiser holds the parameters within its bound, and leaves the state', () => {
  const above = momentum({ decay: 0 }).pipe(weightClipping(1))
  const [velocity, parameter] = run(above.at([real(3)]).put)([
    [0, 0, 0],
    [0, 0.5, -0.5],
    [2, 0.25, -2],
  ])
  expect(velocity).toEqual([2, 0.25, -2])
  expect(parameter).toEqual([1, 0.75, -1])
})

describe('clipping', () => {
  const now = [[0, 0], [0]]
  const [clipped, back] = [run(clip(7).at(parameters).put), run(reverse(clip(7).at(parameters).put))]

  test('lets changes within the bound through to the bit', () => {
    for (const changes of [
      [[2, 3], [6]],
      [[0.1, 0.2], [0.3]],
      [[0, 0], [0]],
    ])
      expect(clipped([...now, ...changes])).toEqual(changes)
  })

  test('scales all changes together', () => {
    expect(relativeError(clipped([...now, [4, 6], [12]]), [[2, 3], [6]])).toBeLessThan(1e-15)
  })

  test.each([1e150, 1e155, 1e200, 1.2e307])('scales changes of the size %d too, whose squares overflow', (size) => {
    const changes = [[4 * size, 6 * size], [12 * size]]
    expect(relativeError(clipped([...now, ...changes]), [[2, 3], [6]])).toBeLessThan(1e-14)
    expect(run(clip(1e308).at(parameters).put)([...now, [4e200, 6e200], [12e200]])).toEqual([[4e200, 6e200], [12e200]])
    expect(relativeError(clipped([...now, [0, size], [1e-200]]), [[0, 7], [0]])).toBeLessThan(1e-14)
  })

  test('has a derivative where no change is', () => {
    expect(back([...now, ...now, [1, 2], [3]]).slice(2)).toEqual([[1, 2], [3]])
  })
})

test('what a learner with Nesterov momentum reports is where its model looks, ahead of what it carries', async () => {
  const { put, get } = nesterov({ decay: 0.5 }).at(parameters)
  const state = [[2, 4], [8], [1, 1], [1]]
  expect(run(get)(state)).toEqual([[2, 3], [5]])
  expect(run(put)([...state, [1, 1], [1]])).toEqual([[2, 3], [5], [3, 4], [6]])
})

describe('over ℤ₂', () => {
  test('the basic update is XOR, and so is gradient ascent', () => {
    for (const { get, put } of [basicUpdate, gradientAscent].map((optimiser) =>
      (optimiser as typeof basicUpdate).at([bit(3)]),
    ))
      for (let number = 0; number < 2 ** 6; number++) {
        const digits = Array.from({ length: 6 }, (_, place) => (number >>> place) & 1)
        const [now, change] = [digits.slice(0, 3), digits.slice(3)]
        expect(run(get)([now])).toEqual([now])
        expect(run(put)([now, change])).toEqual([now.map((bit, place) => bit ^ (change[place] ?? NaN))])
      }
  })

  test('a step turns the entry of a table that the sample names, where it is wrong, and no other', () => {
    const model = bits(2).pipe(lookupTable(1))
    const parts = { model, batch: 1, loss: booleanError, optimiser: basicUpdate, rate: identityRate } as const
    const { put } = supervised(parts)
    expect(
      put
        .initialise(0)
        .flat(2)
        .map((storage) => Array.from(storage)),
    ).toEqual([[0, 0, 0, 0], [0]])
    const step = run(put)
    for (let number = 0; number < 2 ** 7; number++) {
      const [label = 0, high = 0, low = 0, ...table] = Array.from({ length: 7 }, (_, place) => (number >>> place) & 1)
      const [learnt] = step([table, [label], [high, low]])
      expect(learnt).toEqual(table.with(2 * high + low, label))
    }
  })
})

describe('an option that is no number of its kind is refused in one line', () => {
  test.each<[sentence: string, make: () => unknown]>([
    ['clip takes bound: a number above 0, but 0 came', () => clip(0)],
    ['clipByValue takes bound: a number above 0, but NaN came', () => clipByValue(NaN)],
    ['weightDecay takes decay: a number from 0, but -0.1 came', () => weightDecay(-0.1)],
    ['weightClipping takes bound: a number above 0, but 0 came', () => weightClipping(0)],
    ['momentum takes decay: a number above −1 and under 1, but 1 came', () => momentum({ decay: 1 })],
    ['nesterov takes decay: a number above −1 and under 1, but -1 came', () => nesterov({ decay: -1 })],
    ['sgd takes rate: a number from 0, but Infinity came', () => sgd({ rate: Infinity })],
    ['adagrad takes rate: a number from 0, but -1 came', () => adagrad({ rate: -1 })],
    ['adagrad takes epsilon: a number from 0, but -1 came', () => adagrad({ epsilon: -1 })],
    ['rmsprop takes decay: a number from 0 and under 1, but 2 came', () => rmsprop({ decay: 2 })],
    ['adam takes beta1: a number from 0 and under 1, but 1 came', () => adam({ beta1: 1 })],
    ['adam takes beta2: a number from 0 and under 1, but NaN came', () => adam({ beta2: NaN })],
    ['adamW takes decay: a number from 0, but -1 came', () => adamW({ decay: -1 })],
    ['a learning rate is a number from 0 or a schedule ℝ → ℝ, but -1 came', () => adam({ rate: -1 })],
    [
      'a schedule is a map ℝ → ℝ from the count of steps, but one from ℝ[2] to ℝ[2] came',
      () => adamW({ rate: input(2) as never }),
    ],
  ])('✗ %s', (sentence, make) => {
    expect(make).toThrow(LensorError)
    expect(make).toThrow(`✗ ${sentence}`)
  })
})
