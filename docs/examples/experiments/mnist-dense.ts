/** A network over ℝ that learns to read digits. */
import { accuracy, adam, dense, descent, input, relu, softmaxCrossEntropy, supervised, train } from 'lensor'
import type { Dataset, Para, Real, Values } from 'lensor'
import type { Follow } from '../outcome.ts'
import type { Figure } from './experiment.ts'
import { realDigits } from './mnist.ts'
import { keepParameters } from './results.ts'

/** The parameters of the network. */
export type Parameters<Hidden extends number> = [Real<[Hidden, 784]>, Real<[Hidden]>, Real<[10, Hidden]>, Real<[10]>]

/** The network 784 → hidden → 10 with a relu: from pixels to a score of each digit. */
export type Network<Hidden extends number> = Para<Parameters<Hidden>, [Real<[784]>], [Real<[10]>]>

/** The network with so many hidden units. */
export const network = <Hidden extends number>(hidden: Hidden): Network<Hidden> =>
  input(784).pipe(dense(hidden)).pipe(relu).pipe(dense(10))

/** How large the network is, and how it is trained. */
export interface DigitsSize<Hidden extends number> {
  readonly hidden: Hidden
  /** How many digits a step sees, and how often all are seen. */
  readonly batch: number
  readonly epochs: number
  readonly seed: number
}

/**
 * The parameters of a network that was trained on digits, with softmax cross-entropy and Adam. The last epoch is learnt
 * with a tenth of the step size: another learner goes on from what the first one carries.
 */
export async function trainDigits<Hidden extends number>(
  follow: Follow,
  data: Dataset<Real<[784]>, Real<[10]>>,
  { hidden, batch, epochs, seed }: DigitsSize<Hidden>,
): Promise<Values<Parameters<Hidden>>> {
  const model = network(hidden)
  const learner = (rate: number) =>
    supervised({ model, batch, loss: softmaxCrossEntropy, optimiser: adam({ rate }), rate: descent(1) })
  const title = `ℝ: 784 → ${hidden} relu → 10; softmax cross-entropy, Adam, batch ${batch}, seed ${seed}`
  const early = await follow(title, epochs - 1, train(learner(2e-3), data, { epochs: epochs - 1, seed, every: 100 }))
  const { last } = await follow(
    `${title}, a tenth of the step size`,
    epochs,
    train(learner(2e-4), data, { epochs, seed, every: 100, from: early.last }),
  )
  return last.parameters
}

/** Where the parameters are kept. */
export const digitsFile = 'mnist-dense.json'

/** How large the experiment is, and whether the parameters from the first seed are kept. */
export interface DenseSize extends Partial<Omit<DigitsSize<number>, 'seed'>> {
  readonly samples?: number
  readonly tested?: number
  readonly seeds?: readonly number[]
  readonly kept?: boolean
}

/** Trains the network from several seeds, keeps its parameters, and says what share of the test digits it reads. */
export async function mnistDense(
  follow: Follow,
  { hidden = 128, samples = 60_000, batch = 64, epochs = 5, tested = 10_000, ...rest }: DenseSize = {},
): Promise<readonly Figure[]> {
  const { seeds = [1, 2, 3, 4, 5], kept = true } = rest
  const [data, test] = [realDigits('training', samples, 784), realDigits('test', tested, 784)]
  const found: number[] = []
  for (const seed of seeds) {
    const parameters = await trainDigits(follow, data, { hidden, batch, epochs, seed })
    if (kept && found.length === 0) keepParameters(digitsFile, parameters)
    found.push(accuracy(network(hidden), parameters, test))
  }
  return [{ of: `784 → ${hidden} relu → 10 on the test digits, seeds ${seeds.join(', ')}`, found, unit: 'share' }]
}
