/** Small learners over ℝ and over ℤ₂, and data for them. */
import type { Adam, BasicUpdate, Bit, Dataset, Label, Para, ParaLens, Real } from 'lensor'
import {
  adam,
  basicUpdate,
  bit,
  bits,
  booleanError,
  dataset,
  dense,
  descent,
  identityRate,
  input,
  lookupTable,
  real,
  softmaxCrossEntropy,
  supervised,
  tanh,
} from 'lensor'

type Weights = [Real<[3, 2]>, Real<[3]>, Real<[2, 3]>, Real<[2]>]
type Table = [Bit<[1, 4]>]

export const model: Para<Weights, [Real<[2]>], [Real<[2]>]> = input(2).pipe(dense(3)).pipe(tanh).pipe(dense(2))
export const learner: ParaLens<[Adam<Weights>, Label<[Real<[3, 2]>], 'softmaxCrossEntropy'>], [Real<[3, 2]>], []> =
  supervised({
    model,
    batch: 3,
    loss: softmaxCrossEntropy,
    optimiser: adam({ rate: 0.05 }),
    rate: descent(1),
  })

/** Seven points and their side of a line: two batches of 3 and a last one of 1. */
export const points: Dataset<Real<[2]>, Real<[2]>> = dataset(
  real(2),
  real(2),
  [
    [0, 1],
    [1, 0],
    [-1, 0.5],
    [0.5, -1],
    [2, 1],
    [-1, -2],
    [0.25, 0.75],
  ].map(([x = 0, y = 0]) => [
    [x, y],
    [Number(x > y), Number(x <= y)],
  ]),
)

export const circuit: Para<Table, [Bit<[2]>], [Bit<[1]>]> = bits(2).pipe(lookupTable(1))
export const circuitLearner: ParaLens<[BasicUpdate<Table>, Label<[Bit<[1, 1]>], 'booleanError'>], [Bit<[1, 2]>], []> =
  supervised({
    model: circuit,
    batch: 1,
    loss: booleanError,
    optimiser: basicUpdate,
    rate: identityRate,
  })

/** The conjunction of two bits. */
export const conjunction: Dataset<Bit<[2]>, Bit<[1]>> = dataset(bit(2), bit(1), [
  [[0, 0], [0]],
  [[0, 1], [0]],
  [[1, 0], [0]],
  [[1, 1], [1]],
])
