/** The paper's three models of the Iris flowers over ℝ: a linear one, one dense layer, and a hidden layer of twenty. */
import {
  accuracy,
  basicUpdate,
  dataset,
  dense,
  descent,
  glorot,
  input,
  linear,
  quadratic,
  real,
  sigmoid,
  supervised,
  train,
} from 'lensor'
import type { Dataset, Initialiser, Real } from 'lensor'
import { oneHot } from './codes.ts'
import { flowers } from './iris.ts'
import type { Follow, Outcome } from './outcome.ts'

/** The flowers as real data: their measurements, and one-hot labels. */
export const measured = (): Dataset<Real<[4]>, Real<[3]>> =>
  dataset(
    real(4),
    real(3),
    flowers.map(({ measurements, species }) => [measurements, oneHot(species, 3)]),
  )

/** How a network is trained: on which flowers, for how long, from which seed, and how its weights begin. */
export interface Training {
  readonly data?: Dataset<Real<[4]>, Real<[3]>>
  readonly epochs?: number
  readonly seed?: number
  readonly shuffle?: boolean
  readonly initial?: Initialiser
}

const whole = (training: Training): Required<Training> => ({
  data: measured(),
  epochs: 400,
  seed: 2,
  shuffle: true,
  initial: glorot,
  ...training,
})

/** A network that learns the flowers. */
export type Network = (follow: Follow, training?: Training) => Promise<Outcome>

/** Quadratic error, plain gradient descent, one flower at a time. */
const plainly = { batch: 1, loss: quadratic, optimiser: basicUpdate, rate: descent(0.01) } as const
const setup = 'quadratic error, basic update, rate 0.01, batch 1'
const outcome = { learner: 'ℝ, quadratic error, basic update', of: 'training' } as const

/** 4 → 3 without a bias. */
export const linearNetwork: Network = async (follow, options = {}) => {
  const { data, initial, ...rest } = whole(options)
  const model = input(4).pipe(linear(3, { initial }))
  const training = train(supervised({ model, ...plainly }), data, rest)
  const { last, losses } = await follow(`ℝ: 4 → 3 linear; ${setup}`, rest.epochs, training)
  return { ...outcome, accuracy: accuracy(model, last.parameters, measured()), published: 0.6667, losses }
}

/** 4 → 3 with sigmoids. */
export const denseNetwork: Network = async (follow, options = {}) => {
  const { data, initial, ...rest } = whole(options)
  const model = input(4).pipe(dense(3, { initial })).pipe(sigmoid)
  const training = train(supervised({ model, ...plainly }), data, rest)
  const { last, losses } = await follow(`ℝ: 4 → 3 sigmoid; ${setup}`, rest.epochs, training)
  return { ...outcome, accuracy: accuracy(model, last.parameters, measured()), published: 0.9467, losses }
}

/** 4 → 20 → 3 with sigmoids. */
export const hiddenNetwork: Network = async (follow, options = {}) => {
  const { data, initial, ...rest } = whole(options)
  const hidden = input(4).pipe(dense(20, { initial })).pipe(sigmoid)
  const model = hidden.pipe(dense(3, { initial })).pipe(sigmoid)
  const training = train(supervised({ model, ...plainly }), data, rest)
  const { last, losses } = await follow(`ℝ: 4 → 20 → 3 sigmoid; ${setup}`, rest.epochs, training)
  return { ...outcome, accuracy: accuracy(model, last.parameters, measured()), published: 0.9667, losses }
}
