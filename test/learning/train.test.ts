/** Training: what it reports, and that a seed decides every bit of it. */
import {
  compile,
  descent,
  input,
  linear,
  momentum,
  quadratic,
  sgd,
  softmaxCrossEntropy,
  supervised,
  train,
} from 'lensor'
import { describe, expect, test } from 'vitest'
import { learner, model, points } from './learners.ts'
import type { Options } from './training.ts'
import { all, last, trained } from './training.ts'

describe('reports', () => {
  test('come after each epoch', async () => {
    const reports = await trained({ epochs: 3 })
    expect(reports.map(({ epoch, step, stepOfEpoch }) => [epoch, step, stepOfEpoch])).toEqual([
      [1, 3, 0],
      [2, 6, 0],
      [3, 9, 0],
    ])
  })

  test('come after every so many steps too', async () => {
    const reports = await trained({ epochs: 2, every: 2 })
    expect(reports.map(({ epoch, step, stepOfEpoch }) => [epoch, step, stepOfEpoch])).toEqual([
      [0, 2, 2],
      [1, 3, 0],
      [1, 4, 1],
      [2, 6, 0],
    ])
  })

  test('say how many steps an epoch has, the smaller last batch among them', async () => {
    expect((await trained({ epochs: 1, every: 2 })).map(({ stepsPerEpoch }) => stepsPerEpoch)).toEqual([3, 3])
  })

  test('are none in no epochs', async () => {
    expect(await trained({ epochs: 0 })).toEqual([])
  })

  test('have the loss averaged over the samples since the one before', async () => {
    const [[epoch], steps] = [await trained({ epochs: 1 }), await trained({ epochs: 1, every: 1 })]
    const sizes = [3, 3, 1]
    const total = steps.reduce((sum, { loss }, at) => sum + loss * (sizes[at] as number), 0)
    expect(epoch?.loss).toBeCloseTo(total / 7, 12)
    expect(steps[0]?.loss).not.toBeCloseTo(steps[1]?.loss as number, 6)
  })

  test('have the loss before the step', async () => {
    const [first] = await trained({ epochs: 1, every: 1, shuffle: false, seed: 4 })
    const compared = model.batch(3).lens().pipe(softmaxCrossEntropy).get
    const [inputs, labels] = [0, 1].map((column) =>
      Float64Array.from(points.samples.slice(0, 3).flatMap((sample) => sample[column] as number[])),
    ) as [Float64Array, Float64Array]
    const [loss] = compile(compared)(...model.initialise(4), [labels], inputs)
    expect(first?.loss).toBeCloseTo(loss[0] as number, 14)
  })

  test('have the parameters below the optimiser', async () => {
    const { carried, parameters } = await last({ epochs: 2 })
    const [[count, ...moments]] = carried
    expect(count).toEqual(Float64Array.of(6))
    expect(parameters).toEqual(moments.slice(8))
    expect(parameters.map(({ length }) => length)).toEqual([6, 3, 6, 2])
  })

  test('have the parameters below each of several optimisers', async () => {
    const [first, second] = [input(2).pipe(linear(2)), input(2).pipe(linear(2))]
    const still = sgd({ rate: 0 })
    const both = first.lens().reparam(momentum()).pipe(second.lens().reparam(still)).pipe(quadratic).pipe(descent(0.1))
    const [report] = await all(train(both, points, { epochs: 1, seed: 2 }))
    const [[, moved], [weight]] = report?.carried ?? [[], []]
    expect(report?.parameters).toEqual([moved, weight])
    expect(weight).toEqual(first.pipe(second).initialise(2)[1])
    expect(moved).not.toEqual(first.pipe(second).initialise(2)[0])
  })

  test('say how fast it goes', async () => {
    for (const { stepsPerSecond } of await all(train(learner, points, { epochs: 2 })))
      expect(stepsPerSecond).toBeGreaterThan(0)
  })

  test('show that it learns', async () => {
    const reports = await trained({ epochs: 60 })
    expect(reports.at(-1)?.loss).toBeLessThan((reports[0]?.loss as number) / 5)
  })
})

describe('a seed', () => {
  test('decides every bit', async () => {
    expect(await last({ epochs: 4, seed: 11 })).toEqual(await last({ epochs: 4, seed: 11 }))
  })

  test('of another value gives other bits', async () => {
    expect(await last({ epochs: 4, seed: 11 })).not.toEqual(await last({ epochs: 4, seed: 12 }))
  })

  test('begins parameters as the model itself does', async () => {
    const first = supervised({
      model,
      batch: 7,
      loss: softmaxCrossEntropy,
      optimiser: sgd({ rate: 0 }),
      rate: descent(1),
    })
    const [report] = await all(train(first, points, { epochs: 1, seed: 5 }))
    expect(report?.parameters).toEqual(model.initialise(5))
  })

  test('is not asked where the first state is given', async () => {
    const [[step, ...moments]] = (await last({ epochs: 1 })).carried
    const initial: Options['initial'] = [[step, ...moments]]
    const options = { epochs: 1, shuffle: false, initial }
    expect(await last({ ...options, seed: 1 })).toEqual(await last({ ...options, seed: 2 }))
  })
})
