/**
 * A network over ℝ and circuits over ℤ₂ that learn the same flowers through the same composite of parametric lenses.
 *
 * `supervised` is that composite: the model, an optimiser above it, a loss and a learning rate to its right. Nothing in
 * it mentions ℝ; what differs is what is put into its four places.
 */
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
  identityRate,
  input,
  lookupTable,
  quadratic,
  real,
  sigmoid,
  softmaxCrossEntropy,
  supervised,
  train,
} from 'lensor'
import type { Dataset, Real, Report } from 'lensor'
import { binarised, binary, flowers, oneHot } from './iris.ts'

/** How training is followed to its end: it gives the last report, and the loss of each. */
export type Follow = <R extends Pick<Report, 'epoch' | 'loss' | 'stepsPerSecond'>>(
  title: string,
  epochs: number,
  reports: AsyncIterable<R>,
) => Promise<{ readonly last: R; readonly losses: readonly number[] }>

/** What a learner came to. */
export interface Outcome {
  readonly learner: string
  /** The share of flowers that it gets right, and of which. */
  readonly accuracy: number
  readonly of: 'training' | 'test'
  /** The published share, where there is one. */
  readonly published?: number
  /** The loss of each epoch. */
  readonly losses: readonly number[]
  /** The value of a circuit with one output at each of its sixteen inputs, in the order of binary numbers. */
  readonly table?: readonly number[]
}

const measured = (): Dataset<Real<[4]>, Real<[3]>> =>
  dataset(
    real(4),
    real(3),
    flowers.map(({ measurements, species }) => [measurements, oneHot(species, 3)]),
  )

/** Over ℝ: 4 → 20 → 3 with sigmoids, quadratic error, plain gradient descent, one flower at a time. */
export async function network(follow: Follow): Promise<Outcome> {
  const data = measured()
  const model = input(4).pipe(dense(20)).pipe(sigmoid).pipe(dense(3)).pipe(sigmoid)
  const learner = supervised({ model, batch: 1, loss: quadratic, optimiser: basicUpdate, rate: descent(0.01) })

  const title = 'ℝ: 4 → 20 → 3 sigmoid; quadratic error, basic update, rate 0.01, batch 1'
  const { last, losses } = await follow(title, 400, train(learner, data, { epochs: 400, seed: 2 }))
  const share = accuracy(model, last.parameters, data)
  return { learner: 'ℝ, quadratic error, basic update', accuracy: share, of: 'training', published: 0.9667, losses }
}

/**
 * Over ℝ: the same network, softmax cross-entropy, Adam, sixteen flowers at a time. The loss takes scores, so the network
 * ends before its last sigmoid: scores that cannot leave [0, 1] hold training at two species of three.
 */
export async function networkWithAdam(follow: Follow): Promise<Outcome> {
  const data = measured()
  const model = input(4).pipe(dense(20)).pipe(sigmoid).pipe(dense(3))
  const optimiser = adam({ rate: 1e-2 })
  const learner = supervised({ model, batch: 16, loss: softmaxCrossEntropy, optimiser, rate: descent(1) })

  const title = 'ℝ: the same network, up to its scores; softmax cross-entropy, Adam, batch 16'
  const { last, losses } = await follow(title, 100, train(learner, data, { epochs: 100, seed: 2 }))
  return {
    learner: 'ℝ, softmax cross-entropy, Adam',
    accuracy: accuracy(model, last.parameters, data),
    of: 'training',
    losses,
  }
}

/** Over ℤ₂: reverse derivative ascent on a truth table; half of the flowers are learnt once, in order, half tested. */
export async function circuit<Width extends number>(
  follow: Follow,
  species: number,
  width: Width,
  labels: string,
  code: (species: number) => number[],
  published: number,
): Promise<Outcome> {
  const chosen = flowers.filter((flower) => flower.species < species)
  const inputs = binarised(chosen)
  const samples = chosen.map((flower, index) => [inputs[index] as number[], code(flower.species)] as const)
  const half = (wanted: 0 | 1): typeof samples => samples.filter((_, index) => Math.floor(index / 25) % 2 === wanted)

  const model = bits(4).pipe(lookupTable(width))
  const learner = supervised({ model, batch: 1, loss: booleanError, optimiser: basicUpdate, rate: identityRate })

  const title = `ℤ₂: a truth table of 4 bits, ${species} species, ${labels}; Boolean error, basic update, identity rate`
  const training = train(learner, dataset(bit(4), bit(width), half(0)), { epochs: 1, shuffle: false })
  const { last, losses } = await follow(title, 1, training)
  const run = compile(model)
  const table = Array.from({ length: 16 }, (_, row) =>
    run(...last.parameters, BitVector.from(binary(row, 4)))[0].get(0),
  )
  return {
    learner: `ℤ₂, ${species} species, ${labels}`,
    accuracy: accuracy(model, last.parameters, dataset(bit(4), bit(width), half(1))),
    of: 'test',
    published,
    losses,
    ...(width === 1 ? { table } : {}),
  }
}

/** The learners of the main job, one after another. */
export async function* learners(follow: Follow): AsyncGenerator<Outcome, void, undefined> {
  yield await network(follow)
  yield await networkWithAdam(follow)
  yield await circuit(follow, 2, 1, 'one bit', (species) => binary(species, 1), 0.98)
  yield await circuit(follow, 2, 2, 'one-hot labels', (species) => oneHot(species, 2), 0.98)
  yield await circuit(follow, 3, 2, 'binary labels', (species) => binary(species, 2), 0.733)
  yield await circuit(follow, 3, 3, 'one-hot labels', (species) => oneHot(species, 3), 0.733)
}
