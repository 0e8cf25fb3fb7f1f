/** The settings that are composites: deep dreaming, adversarial and unsupervised learning. */
import {
  Random,
  adam,
  adversarial,
  ascent,
  basicUpdate,
  bias,
  bit,
  bits,
  booleanError,
  compile,
  dataset,
  dense,
  descent,
  dotProduct,
  dreaming,
  identity,
  dropout,
  frozen,
  identityRate,
  input,
  linear,
  lookupTable,
  morphism,
  noise,
  predict,
  quadratic,
  real,
  supervised,
  tanh,
  train,
  unlabelled,
  unsupervised,
} from 'lensor'
import { describe, expect, test } from 'vitest'
import { relativeError, run } from '../graph/evaluate.ts'
import { all } from './training.ts'

const drawn = (length: number, seed: number): Float64Array => {
  const random = new Random(seed)
  return Float64Array.from({ length }, () => random.normal())
}

/** Central differences of a function of one list, at each of its places. */
const slopes = (f: (x: Float64Array) => number, at: Float64Array, h = 1e-5): number[] =>
  Array.from(at, (value, place) => (f(at.with(place, value + h)) - f(at.with(place, value - h))) / (2 * h))

describe('deep dreaming', () => {
  const model = input(3).pipe(dense(4)).pipe(tanh).pipe(dense(2))
  const parameters = model.initialise(5)
  const [label, image] = [Float64Array.of(0, 1), drawn(3, 8)]

  test('is an optimiser before the input and frozen parameters above, by hand', () => {
    const parts = { model, loss: dotProduct, optimiser: adam({ rate: 0.1 }), rate: ascent(1) } as const
    const byHand = adam({ rate: 0.1 })
      .at([real(3)])
      .pipe(model.lens().reparam(frozen))
      .pipe(dotProduct)
      .pipe(ascent(1))
    const state = [Float64Array.of(0), new Float64Array(3), new Float64Array(3), image] as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ]
    expect(compile(dreaming(parts).put)(parameters, [label], state)).toEqual(
      compile(byHand.put)(parameters, [label], state),
    )
  })

  test('moves the input along the slope of the output at the label, and keeps the parameters', () => {
    const dream = compile(dreaming({ model, loss: dotProduct, optimiser: basicUpdate, rate: ascent(0.25) }).put)
    const forward = compile(model)
    const [kept, , [moved]] = dream(parameters, [label], [image])
    expect(kept).toEqual(parameters)
    const slope = slopes((x) => forward(...parameters, x)[0][1] as number, image)
    const expected = image.map((value, place) => value + 0.25 * (slope[place] as number))
    expect(relativeError([Array.from(moved)], [Array.from(expected)])).toBeLessThan(1e-9)
  })

  test('over ℤ₂ moves the bits on which the error depends', () => {
    const model = bits(2).pipe(lookupTable(1))
    const dream = run(dreaming({ model, loss: booleanError, optimiser: basicUpdate, rate: identityRate }).put)
    // The exclusive or of two bits is 1 where a table holds 0110: from 00, each of both bits alone mends it.
    expect(dream([[0, 1, 1, 0], [1], [0, 0]])).toEqual([[0, 1, 1, 0], [1], [1, 1]])
    expect(dream([[0, 1, 1, 0], [0], [0, 0]]).slice(-1)).toEqual([[0, 0]])
  })
})

describe('an adversarial game', () => {
  const size = 4
  const parts = {
    generator: morphism([noise(1)], (z) => [z])
      .pipe(linear(2))
      .pipe(bias),
    discriminator: input(2).pipe(dense(3)).pipe(tanh).pipe(dense(1)),
    batch: size,
    optimisers: { generator: basicUpdate, discriminator: basicUpdate },
  } as const
  const game = adversarial({ ...parts, rate: descent(0.1) })

  const [weight, offset] = [drawn(2, 1), drawn(2, 2)]
  const [u, c, v, d] = [drawn(6, 3), drawn(3, 4), drawn(3, 5), drawn(1, 6)]
  const [z, x] = [drawn(size, 7), drawn(2 * size, 8)]

  /** d(g(z)) − d(x), averaged over the batch, in plain numbers; the parameters are one list. */
  const loss = (parameters: Float64Array): number => {
    const [w0, w1, b0, b1, ...q] = parameters as unknown as number[]
    const hidden = (row: number, px: number, py: number): number =>
      Math.tanh((q[2 * row] as number) * px + (q[2 * row + 1] as number) * py + (q[6 + row] as number))
    const score = (px: number, py: number): number =>
      [0, 1, 2].reduce((sum, row) => sum + (q[9 + row] as number) * hidden(row, px, py), q[12] as number)
    let total = 0
    for (let at = 0; at < size; at++)
      total +=
        score(
          (w0 as number) * (z[at] as number) + (b0 as number),
          (w1 as number) * (z[at] as number) + (b1 as number),
        ) - score(x[2 * at] as number, x[2 * at + 1] as number)
    return total / size
  }

  test('moves both players in one put: the generator up the loss, the discriminator down', () => {
    const [generated, discriminated] = compile(game.put)([weight, offset], [u, c, v, d], [z], x)
    const all = Float64Array.of(...weight, ...offset, ...u, ...c, ...v, ...d)
    const expected = slopes(loss, all).map((slope, place) => (all[place] as number) + (place < 4 ? 0.1 : -0.1) * slope)
    const moved = [...generated, ...discriminated].flatMap((part) => Array.from(part))
    expect(relativeError([moved], [expected])).toBeLessThan(1e-9)
  })

  test('begins with the parameters of its players', () => {
    const [generated, discriminated] = game.put.initialise(9)
    const players = parts.generator.par(parts.discriminator).initialise(9)
    expect([...generated, ...discriminated]).toEqual(players)
  })

  test('is trained on points and noise, in the last and smaller batch too', async () => {
    const points = unlabelled(
      real(2),
      Array.from({ length: 6 }, (_, index) => [index, 1]),
    )
    const [first, second] = [game, game].map((learner) => all(train(learner, points, { epochs: 2, seed: 2 })))
    const decided = async (reports: typeof first): Promise<unknown[]> =>
      (await (reports as NonNullable<typeof first>)).map(({ carried, parameters, loss }) => ({
        carried,
        parameters,
        loss,
      }))
    expect(await decided(first)).toEqual(await decided(second))
    expect((await decided(first)).length).toBe(2)
  })
})

describe('an autoencoder', () => {
  const model = input(3).pipe(linear(2)).pipe(linear(3))
  const parts = { model, batch: 2, loss: quadratic, optimiser: adam(), rate: descent(1) } as const

  test('learns as the model does whose label is its input', async () => {
    const rows = Array.from({ length: 5 }, (_, index) => Array.from(drawn(3, index)))
    const labelled = dataset(
      real(3),
      real(3),
      rows.map((row) => [row, row]),
    )
    const options = { epochs: 3, seed: 4 } as const
    const without = await all(train(unsupervised(parts), unlabelled(real(3), rows), options))
    const withLabel = await all(train(supervised(parts), labelled, options))
    expect(without.map(({ loss, carried }) => ({ loss, carried }))).toEqual(
      withLabel.map(({ loss, carried }) => ({ loss, carried })),
    )
  })

  test('takes noise beside its input, which is not compared', async () => {
    const masked = input(3)
      .par(identity([noise(3)]))
      .pipe(dropout(0.5))
      .pipe(linear(2))
      .pipe(linear(3))
    const rows = Array.from({ length: 5 }, (_, index) => Array.from(drawn(3, index)))
    const learner = unsupervised({ ...parts, model: masked })
    const losses = (await all(train(learner, unlabelled(real(3), rows), { epochs: 40, seed: 4 }))).map(
      ({ loss }) => loss,
    )
    expect(losses.at(-1)).toBeLessThan(losses[0] as number)
    expect(predict(masked, masked.initialise(1), unlabelled(real(3), rows))).toEqual(
      predict(model, model.initialise(1), unlabelled(real(3), rows)),
    )
  })

  test('over ℤ₂ learns to give back its bits', async () => {
    const copying = unsupervised({
      model: bits(2).pipe(lookupTable(2)),
      batch: 1,
      loss: booleanError,
      optimiser: basicUpdate,
      rate: identityRate,
    })
    const every = [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]
    const reports = await all(train(copying, unlabelled(bit(2), every), { epochs: 1 }))
    const [table] = (reports.at(-1) as (typeof reports)[number]).parameters
    expect(predict(bits(2).pipe(lookupTable(2)), [table], unlabelled(bit(2), every)).map(String)).toEqual(
      every.map((row) => row.join('')),
    )
  })
})
