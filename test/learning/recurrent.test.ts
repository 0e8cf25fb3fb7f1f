/** Learners of recurrent networks, of networks with dropout, and of maps of bits given by their function. */
import {
  BitVector,
  Random,
  accuracy,
  adam,
  basicUpdate,
  bit,
  booleanError,
  booleanMap,
  compile,
  constant,
  dataset,
  dense,
  descent,
  dropout,
  identity,
  identityRate,
  input,
  morphism,
  noise,
  predict,
  real,
  recurrentCell,
  softmaxCrossEntropy,
  supervised,
  tanh,
  train,
  unroll,
} from 'lensor'
import type { Noise, Para, Real } from 'lensor'
import { expect, test } from 'vitest'

const random = new Random(1)
const signs = (count: number): number[] => Array.from({ length: count }, () => (random.uniform() < 0.5 ? -1 : 1))

test('a recurrent network learns what stood at the first of five steps', async () => {
  const start = morphism([], () => [constant(real(6), 0)])
  const cell = identity([real(6), real(1)]).pipe(recurrentCell(6))
  const model = start.par(input(5, 1)).pipe(unroll(5, cell)).pipe(dense(2))
  const sequences = Array.from({ length: 48 }, () => signs(5))
  const data = dataset(
    real(5, 1),
    real(2),
    sequences.map((signs) => [signs, signs[0] === 1 ? [1, 0] : [0, 1]]),
  )
  const learner = supervised({
    model,
    batch: 16,
    loss: softmaxCrossEntropy,
    optimiser: adam({ rate: 0.02 }),
    rate: descent(1),
  })
  let parameters = model.initialise(1)
  expect(accuracy(model, parameters, data)).toBeLessThan(0.9)
  for await (const report of train(learner, data, { epochs: 40, seed: 1 })) ({ parameters } = report)
  expect(accuracy(model, parameters, data)).toBe(1)
})

test('a network with dropout learns, and predicts without noise', async () => {
  type Parameters = [Real<[8, 2]>, Real<[8]>, Real<[2, 8]>, Real<[2]>]
  const network: Para<Parameters, [Real<[2]>, Noise<[Real<[8]>]>], [Real<[2]>]> = input(2)
    .pipe(dense(8))
    .pipe(tanh)
    .par(identity([noise(8)]))
    .pipe(dropout(0.25))
    .pipe(dense(2))
  const data = dataset(
    real(2),
    real(2),
    [-1, 1].flatMap((x) => [-1, 1].map((y): [number[], number[]] => [[x, y], x === y ? [1, 0] : [0, 1]])),
  )
  const learner = supervised({
    model: network,
    batch: 4,
    loss: softmaxCrossEntropy,
    optimiser: adam({ rate: 0.05 }),
    rate: descent(1),
  })
  let parameters = network.initialise(2)
  for await (const report of train(learner, data, { epochs: 200, seed: 2 })) ({ parameters } = report)
  expect(accuracy(network, parameters, data)).toBe(1)
  const plain = input(2).pipe(dense(8)).pipe(tanh).pipe(dense(2))
  expect(predict(network, parameters, data)).toEqual(predict(plain, parameters, data))
})

test('a step of reverse derivative ascent flips the bits of a mask that change a wrong answer', () => {
  const count = (bits: readonly number[]): number => bits.filter(Boolean).length
  const model = booleanMap(
    [bit(8)],
    bit(1),
    (mask, x) => [Number(4 * count(mask.map((element, at) => element & (x[at] as number))) <= count(mask))],
    { params: [bit(8)] },
  )
  const learner = supervised({ model, batch: 2, loss: booleanError, optimiser: basicUpdate, rate: identityRate })
  const step = compile(learner.put)
  const next = (mask: string, labels: string, samples: string): string =>
    step([BitVector.from(mask)], [BitVector.from(labels)], BitVector.from(samples))[0].toString()
  // One of the four bits of the mask is in x, a quarter: without one of the other three, or with one more of x, it is more.
  const [x, empty] = ['10001111', '00000000']
  expect(next('11110000', '11', x + empty)).toBe('11110000')
  expect(next('11110000', '01', x + empty)).toBe('10001111')
  expect(next('10001111', '01', x + empty)).toBe('10001111')
})
