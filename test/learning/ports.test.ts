/** Learners whose ports hold more than an optimiser, a label and an input: states of their own, noise, no label. */
import { expectTypeOf } from 'expect-type'
import type { BasicUpdate, Bundle, Label, LearntBy, Real, StateOf, Steps } from 'lensor'
import {
  accuracy,
  add,
  basicUpdate,
  constant,
  dataset,
  descent,
  discard,
  exponentialDecay,
  identity,
  input,
  lens,
  linear,
  morphism,
  multiply,
  negate,
  noise,
  parametric,
  predict,
  quadratic,
  real,
  supervised,
  train,
} from 'lensor'
import { describe, expect, test } from 'vitest'
import { all } from './training.ts'

const points = dataset(real(1), real(1), [
  [[1], [1]],
  [[2], [2]],
  [[3], [3]],
])
const model = input(1).pipe(linear(1)).batch(2)

describe('a state that is neither the optimiser’s nor a label', () => {
  /** A cap that counts its steps, and answers a loss with less the count of steps done. */
  const counting = lens({
    get: parametric([real()], [real()], () => []),
    put: parametric([real()], [real()], (count) => [add(count, constant(real(), 1)), negate(count)]),
    changes: { dom: [real()], cod: [] },
  })
  const learner = model.lens().reparam(basicUpdate).pipe(quadratic).pipe(counting)

  test('is carried, behind the label too', async () => {
    const reports = await all(train(learner, points, { epochs: 2, seed: 1 }))
    expect(reports.map(({ carried }) => carried[1])).toEqual([Float64Array.of(2), Float64Array.of(4)])
  })

  test('is no parameter', async () => {
    type Carried = StateOf<(typeof learner)['params']>
    expectTypeOf<Carried[1]>().toEqualTypeOf<Real<[]>>()
    const parameters = (await all(train(learner, points, { epochs: 1 }))).map(
      (report) => report.parameters as unknown[],
    )
    expect(parameters.map(({ length }) => length)).toEqual([1])
  })

  test('decides the step: the first, at count 0, changes nothing', async () => {
    const [first, second] = await all(train(learner, points, { epochs: 1, every: 1, shuffle: false }))
    expect(first?.carried[0]).toEqual(model.initialise(0))
    expect(second?.carried[0]).not.toEqual(model.initialise(0))
  })
})

describe('a schedule', () => {
  const schedule = exponentialDecay({ rate: 0.1, factor: 0.5 })
  const parts = { model: input(1).pipe(linear(1)), batch: 1, loss: quadratic, optimiser: basicUpdate } as const
  const learner = supervised({ ...parts, rate: descent(schedule) })

  test('takes each step at its own rate', async () => {
    const reports = await all(train(learner, points, { epochs: 1, every: 1, shuffle: false, seed: 1 }))
    let [weight] = parts.model.initialise(1)[0] as unknown as [number]
    for (const [step, { carried, parameters }] of reports.entries()) {
      const x = step + 1
      weight -= 0.1 * 0.5 ** step * (weight * x - x) * x
      expect(parameters[0][0]).toBeCloseTo(weight, 12)
      expect(carried[1]).toEqual([Float64Array.of(x)])
    }
    expect(reports.length).toBe(3)
  })

  test('says in the type of the learner that it counts', () => {
    expectTypeOf(learner.params).toEqualTypeOf<
      [BasicUpdate<[Real<[1, 1]>]>, Label<[Real<[1, 1]>], 'quadratic'>, Steps]
    >()
    expectTypeOf<LearntBy<(typeof learner)['params']>>().toEqualTypeOf<[Float64Array]>()
  })
})

describe('noise', () => {
  /** x times one more than the noise. */
  const shaken = morphism([real(1), noise(1)], (x, u) => [multiply(x, add(u, constant(real(1), 1)))], {
    name: 'shaken',
  })
  const noisy = shaken.pipe(linear(1))
  const learner = noisy.batch(2).lens().reparam(basicUpdate).pipe(quadratic).pipe(descent(0.01))

  const runs = async (seed: number): Promise<unknown[]> =>
    (await all(train(learner, points, { epochs: 3, seed, every: 1 }))).map(({ carried, loss }) => ({ carried, loss }))

  test('is drawn from the seed, in the last and smaller batch too', async () => {
    expect(await runs(4)).toEqual(await runs(4))
    expect(await runs(4)).not.toEqual(await runs(5))
  })

  test('is another in each step', async () => {
    const still = morphism([real(1), noise(1)], (_x, u) => [u]).batch(2)
    const seen = still.lens().pipe(quadratic).pipe(descent(1))
    const flat = dataset(
      real(1),
      real(1),
      [0, 0, 0, 0].map(() => [[0], [0]]),
    )
    const losses = (await all(train(seen, flat, { epochs: 2, every: 1 }))).map(({ loss }) => loss)
    expect(new Set(losses).size).toBe(4)
    for (const loss of losses) expect(loss).toBeGreaterThan(0)
    for (const loss of losses) expect(loss).toBeLessThan(0.5)
  })

  test('goes on where training stopped', async () => {
    const whole = await all(train(learner, points, { epochs: 2, seed: 3, every: 1 }))
    const rest = await all(train(learner, points, { epochs: 2, seed: 3, every: 1, from: whole[1] as never }))
    expect(rest.map(({ carried }) => carried)).toEqual(whole.slice(2).map(({ carried }) => carried))
  })

  test('is zero in prediction', () => {
    expect(predict(noisy, [Float64Array.of(2)], points)).toEqual([2, 4, 6].map((value) => Float64Array.of(value)))
    expect(accuracy(noisy, [Float64Array.of(1)], points)).toBe(1)
  })
})

describe('no label', () => {
  /** The size of what flows out is the loss. */
  const size = identity([real(2, 1)]).pipe(morphism([real(2, 1)], (x) => [multiply(x, x)]))

  test('leaves the labels of the data alone', async () => {
    const shrinking = model
      .lens()
      .reparam(basicUpdate)
      .pipe(size.lens())
      .pipe(lens({ get: discard([real(2, 1)]), put: morphism([real(2, 1)], () => [constant(real(2, 1), -0.01)]) }))
    expectTypeOf<LearntBy<(typeof shrinking)['params']>>().toEqualTypeOf<[Float64Array]>()
    expectTypeOf<Extract<(typeof shrinking)['params'][number], Bundle<'Label'>>>().toEqualTypeOf<never>()
    const even = dataset(
      real(1),
      real(0),
      [1, 2].map((x) => [[x], []]),
    )
    const losses = (await all(train(shrinking, even, { epochs: 30, seed: 1 }))).map(({ loss }) => loss)
    expect(losses.at(-1)).toBeLessThan(0.1 * (losses[0] as number))
  })
})
