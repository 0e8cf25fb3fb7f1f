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
import type { Initialiser, Para, Real } from 'lensor'
import type { Follow } from '../outcome.ts'
import type { Figure } from './experiment.ts'
import { normal, uniform } from './initialisers.ts'
import { realDigits } from './mnist.ts'

/** Both kernels, and the weights and the bias of the dense layer: 1,527 parameters. */
type Parameters = [Real<[3, 1, 3, 3]>, Real<[5, 3, 4, 4]>, Real<[10, 125]>, Real<[10]>]

/** The network up to its scores: two convolutions without a bias, each with a relu and a pooling, and a dense layer. */
export const network = (
  kernel: Initialiser,
  weight: Initialiser,
): Para<Parameters, [Real<[1, 28, 28]>], [Real<[10]>]> =>
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
  readonly seed?: number
}

/**
 * The published setup with either sign of γ, quadratic error and one digit at a time; then softmax cross-entropy and Adam,
 * 32 digits at a time, the last epoch with a tenth of the step size.
 */
export async function mnistConv(
  follow: Follow,
  { samples = 60_000, tested = 10_000, epochs = 4, seed = 1 }: ConvolutionSize = {},
): Promise<readonly Figure[]> {
  const [data, test] = [realDigits('training', samples, 1, 28, 28), realDigits('test', tested, 1, 28, 28)]
  const figures: Figure[] = []

  const published = network(uniform, normal).pipe(sigmoid)
  for (const [sign, decay] of [
    ['published sign, γ = −0.1', -0.1],
    ['right sign, γ = 0.1', 0.1],
  ] as const) {
    const optimiser = momentum({ decay })
    const learner = supervised({
      model: published,
      batch: 1,
      loss: quadratic,
      optimiser,
      rate: descent(0.01),
    })
    const setup = `quadratic error, momentum with the ${sign}`
    const { last } = await follow(
      `ℝ: ${setup}, seed ${seed}`,
      epochs,
      train(learner, data, { epochs, seed, every: 5000 }),
    )
    figures.push({
      of: setup,
      found: [accuracy(published, last.parameters, test)],
      unit: 'share',
    })
  }

  const model = network(glorot, glorot)
  const learner = (rate: number) =>
    supervised({
      model,
      batch: 32,
      loss: softmaxCrossEntropy,
      optimiser: adam({ rate }),
      rate: descent(1),
    })
  const setup = 'softmax cross-entropy, Adam'
  const early = await follow(
    `ℝ: ${setup}, seed ${seed}`,
    epochs,
    train(learner(3e-3), data, { epochs, seed, every: 200 }),
  )
  const more = { epochs: epochs + 1, seed, every: 200, from: early.last }
  const { last } = await follow(`ℝ: ${setup}, a tenth of the step size`, epochs + 1, train(learner(3e-4), data, more))
  figures.push({
    of: setup,
    found: [accuracy(model, last.parameters, test)],
    unit: 'share',
  })
  return figures
}
