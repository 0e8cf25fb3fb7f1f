/** Deep dreaming: a trained network stays as it is, and its input learns what the network takes for each digit. */
import {
  ascent,
  basicUpdate,
  compile,
  dotProduct,
  dreaming,
  identity,
  input,
  real,
  sigmoid,
  softmax,
  weightDecay,
} from 'lensor'
import type { Values } from 'lensor'
import type { Follow } from '../outcome.ts'
import type { Figure } from './experiment.ts'
import type { Parameters } from './mnist-dense.ts'
import { digitsFile, network, trainDigits } from './mnist-dense.ts'
import { realDigits } from './mnist.ts'
import { keepPicture } from './png.ts'
import { keptParameters } from './results.ts'

/** How many steps the inputs take, and how large the network is and how it is trained where none is kept. */
export interface DreamSize {
  readonly steps?: number
  readonly hidden?: number
  readonly samples?: number
  readonly epochs?: number
  /** Whether a network that `mnist-dense` kept is taken; it is where this is not `false`. */
  readonly kept?: boolean
}

/** Where the ten images are kept. */
export const dreamFile = 'dream.png'

/** Ten images at once, each with a digit of its own for target: how probable the network takes the targets to be. */
export async function dream(
  follow: Follow,
  { steps = 200, hidden = 128, samples = 6_000, epochs = 3, kept = true }: DreamSize = {},
): Promise<readonly Figure[]> {
  const found = kept ? (keptParameters(digitsFile) as Values<Parameters<number>> | undefined) : undefined
  const parameters =
    found ?? (await trainDigits(follow, realDigits('training', samples, 784), { hidden, batch: 64, epochs, seed: 1 }))

  // From free numbers to the scores of the digits: pixels between 0 and 1, then the network.
  const ten = input(784).pipe(sigmoid).pipe(network(hidden)).batch(10)
  // Pixels that matter little stay grey.
  const optimiser = weightDecay(0.01).pipe(basicUpdate)
  const put = compile(dreaming({ model: ten, loss: dotProduct, optimiser, rate: ascent(20) }).put)
  // A score goes up, and the other nine go down.
  const targets = Float64Array.from({ length: 100 }, (_, place) => (place % 11 === 0 ? 1 : -1 / 9))
  // Grey images: zero is a half after the sigmoid.
  let state: [Float64Array] = [new Float64Array(7840)]
  for (let step = 0; step < steps; step++) state = put(parameters, [targets], state)[2]

  const [pixels] = compile(identity([real(7840)]).pipe(sigmoid))(...state)
  const images = Array.from({ length: 10 }, (_, digit) => pixels.subarray(784 * digit, 784 * (digit + 1)))
  keepPicture(dreamFile, { images, width: 28, height: 28, columns: 5, scale: 4 })
  const [probabilities] = compile(ten.pipe(softmax))(...parameters, ...state)
  const least = Math.min(...images.map((_, digit) => probabilities[11 * digit] as number))
  return [{ of: `the least probable of ten targets, after ${steps} steps`, found: [least], unit: 'share' }]
}
