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
  sigmoid,
  softmaxCrossEntropy,
  supervised,
  train,
} from 'lensor'
import { record } from 'lensor/report'
import { binary, oneHot } from './codes.ts'
import { binarised, flowers, kinds } from './iris.ts'
import { hiddenNetwork, measured } from './networks.ts'
import type { Follow, Outcome } from './outcome.ts'

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
  const options = { epochs: 100, seed: 2 }
  const recording = record(train(learner, data, options), {
    title: 'A network over ℝ learns the Iris flowers',
    learner,
    model,
    data,
    classes: kinds,
    ...options,
  })
  const { last, losses } = await follow(title, options.epochs, recording)
  return {
    learner: 'ℝ, softmax cross-entropy, Adam',
    accuracy: accuracy(model, last.parameters, data),
    of: 'training',
    losses,
    recording,
    page: 'start-network.html',
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
  const [data, test] = [dataset(bit(4), bit(width), half(0)), dataset(bit(4), bit(width), half(1))]
  const options = { epochs: 1, shuffle: false, every: 5 }
  const recording = record(train(learner, data, options), {
    title: `A circuit over ℤ₂ learns the Iris flowers: ${species} species, ${labels}`,
    learner,
    model,
    data,
    test,
    classes: Object.fromEntries(kinds.slice(0, species).map((kind, index) => [code(index).join(''), kind])),
    ...options,
  })
  const { last, losses } = await follow(title, options.epochs, recording)
  const run = compile(model)
  const table = Array.from({ length: 16 }, (_, row) =>
    run(...last.parameters, BitVector.from(binary(row, 4)))[0].get(0),
  )
  return {
    learner: `ℤ₂, ${species} species, ${labels}`,
    accuracy: accuracy(model, last.parameters, test),
    of: 'test',
    published,
    losses,
    recording,
    ...(width === 1 ? { table } : {}),
  }
}

/** The circuits, one after another. */
export async function* circuits(follow: Follow): AsyncGenerator<Outcome, void, undefined> {
  yield await circuit(follow, 2, 1, 'one bit', (species) => binary(species, 1), 0.98)
  yield await circuit(follow, 2, 2, 'one-hot labels', (species) => oneHot(species, 2), 0.98)
  const inBinary = await circuit(follow, 3, 2, 'binary labels', (species) => binary(species, 2), 0.733)
  yield { ...inBinary, page: 'start-circuit.html' }
  yield await circuit(follow, 3, 3, 'one-hot labels', (species) => oneHot(species, 3), 0.733)
}

/** The learners of the main job, one after another. */
export async function* learners(follow: Follow): AsyncGenerator<Outcome, void, undefined> {
  yield await hiddenNetwork(follow)
  yield await networkWithAdam(follow)
  yield* circuits(follow)
}
