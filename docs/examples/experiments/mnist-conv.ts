/** The paper's convolutional network of the MNIST digits: by its own setup, and by one that suits it. */
import {
  accuracy,
  adam,
  convolution,
  dense,
  descent,
  flatten,
  glorot,
  input,
  maxPooling,
  momentum,
  quadratic,
  relu,
  sigmoid,
  softmaxCrossEntropy,
  supervised,
  train,
} from 'lensor'
import type { Dataset, Initialiser, Para, Real } from 'lensor'
import type { Follow } from '../outcome.ts'
import type { Figure } from './experiment.ts'
import { normal, uniform } from './initialisers.ts'
import { realDigits } from './mnist.ts'

/** Both kernels, and the weights and the bias of the dense layer: 1,527 parameters. */
type Parameters = [Real<[3, 1, 3, 3]>, Real<[5, 3, 4, 4]>, Real<[10, 125]>, Real<[10]>]

type Network = Para<Parameters, [Real<[1, 28, 28]>], [Real<[10]>]>

/** The network up to its scores: two convolutions without a bias, each with a relu and a pooling, and a dense layer. */
export const network = (kernel: Initialiser, weight: Initialiser): Network =>
  input(1, 28, 28)
    .pipe(convolution(3, 3, { initial: kernel }))
    .pipe(relu)
    .pipe(maxPooling(2))
    .pipe(convolution(5, 4, { initial: kernel }))
    .pipe(relu)
    .pipe(maxPooling(2))
    .pipe(flatten)
    .pipe(dense(10, { initial: weight }))

/** How much is learnt and tested. */
export interface ConvolutionSize {
  readonly samples?: number
  readonly tested?: number
  readonly epochs?: number
  readonly seeds?: readonly number[]
}

type Images = Dataset<Real<[1, 28, 28]>, Real<[10]>>

/** How a setup learns digits, from a seed: it gives the share of test digits that it reads. */
type Setup = (follow: Follow, data: Images, test: Images, epochs: number, seed: number) => Promise<number>

/** The published setup with γ: quadratic error, one digit at a time. */
const published =
  (decay: number): Setup =>
  async (follow, data, test, epochs, seed) => {
    const model: Network = network(uniform, normal).pipe(sigmoid)
    const optimiser = momentum({ decay })
    const learner = supervised({ model, batch: 1, loss: quadratic, optimiser, rate: descent(0.01) })
    const title = `ℝ: quadratic error, momentum with γ = ${decay} in s′ = γs + p′, seed ${seed}`
    const { last } = await follow(title, epochs, train(learner, data, { epochs, seed, every: 5000 }))
    return accuracy(model, last.parameters, test)
  }

/** Softmax cross-entropy and Adam, 32 digits at a time; one more epoch with a tenth of the step size. */
const suited: Setup = async (follow, data, test, epochs, seed) => {
  const model = network(glorot, glorot)
  const learner = (rate: number) =>
    supervised({ model, batch: 32, loss: softmaxCrossEntropy, optimiser: adam({ rate }), rate: descent(1) })
  const title = `ℝ: softmax cross-entropy, Adam, seed ${seed}`
  const early = await follow(title, epochs, train(learner(3e-3), data, { epochs, seed, every: 200 }))
  const more = { epochs: epochs + 1, seed, every: 200, from: early.last }
  const { last } = await follow(`${title}, a tenth of the step size`, epochs + 1, train(learner(3e-4), data, more))
  return accuracy(model, last.parameters, test)
}

const setups: Readonly<Record<string, Setup>> = {
  'quadratic error, momentum with the published sign, γ = −0.1': published(-0.1),
  'quadratic error, momentum with the right sign, γ = 0.1': published(0.1),
  'softmax cross-entropy, Adam': suited,
}

/** What share of the test digits the network reads, by the published setup with either sign of γ, and by one that suits it. */
export async function mnistConv(
  follow: Follow,
  { samples = 60_000, tested = 10_000, epochs = 4, seeds = [1, 2, 3, 4, 5] }: ConvolutionSize = {},
): Promise<readonly Figure[]> {
  const [data, test] = [realDigits('training', samples, 1, 28, 28), realDigits('test', tested, 1, 28, 28)]
  const figures: Figure[] = []
  for (const [of, setup] of Object.entries(setups)) {
    const found: number[] = []
    for (const seed of seeds) found.push(await setup(follow, data, test, epochs, seed))
    figures.push({ of, found, unit: 'share' })
  }
  return figures
}
