/** What the passes make of the steps of real learners: how many values there are, and how much is computed. */
import {
  Random,
  adam,
  adversarial,
  ascent,
  basicUpdate,
  bits,
  booleanError,
  channelBias,
  constant,
  convolution,
  dense,
  descent,
  discard,
  dotProduct,
  dreaming,
  flatten,
  graphOf,
  identity,
  identityRate,
  input,
  integersModulo2,
  iterate,
  layerNormalisation,
  learningStep,
  lookupTable,
  lstmCell,
  maxPooling,
  morphism,
  real,
  relu,
  selfAttention,
  sgd,
  sigmoid,
  softmaxCrossEntropy,
  supervised,
  tanh,
  unroll,
  weightClipping,
  weightDecay,
} from 'lensor'
import type { Graph } from 'lensor'
import { expect, test } from 'vitest'
import { simplified } from '../../../src/evaluate/passes/passes.ts'
import { elements } from '../../../src/objects/wire.ts'
import { expectKept, expectSimple } from './kept.ts'
import { work } from './work.ts'

const [loss, rate, batch] = [softmaxCrossEntropy, descent(1), 4]

const network = input(4).pipe(dense(16)).pipe(tanh).pipe(dense(3))
const images = input(1, 8, 8)
  .pipe(convolution(2, 3))
  .pipe(channelBias)
  .pipe(relu)
  .pipe(maxPooling(2))
  .pipe(flatten)
  .pipe(dense(3))
const tokens = input(4, 6)
  .pipe(selfAttention({ heads: 2 }))
  .pipe(flatten)
  .pipe(dense(3))
const normal = input(4).pipe(dense(8)).pipe(layerNormalisation()).pipe(relu).pipe(dense(3))
const start = morphism([], () => [constant(real(3), 0), constant(real(3), 0)])
const cell = identity([real(3), real(3), real(2)]).pipe(lstmCell(3))
const recurrent = start
  .par(input(3, 2))
  .pipe(unroll(3, cell))
  .pipe(discard([real(3)]).par(identity([real(3)])))
  .pipe(dense(2))
const scanned = start
  .par(input(3, 2))
  .pipe(iterate(3, cell))
  .pipe(discard([real(3)]).par(identity([real(3)])))
  .pipe(dense(2))
const table = bits(4).pipe(lookupTable(2))
const player = input(2).pipe(dense(8)).pipe(relu)

const learners: Readonly<Record<string, () => Graph>> = {
  'dense, SGD': () => graphOf(learningStep(supervised({ model: network, batch, loss, rate, optimiser: sgd() })).term),
  'dense, Adam': () => graphOf(learningStep(supervised({ model: network, batch, loss, rate, optimiser: adam() })).term),
  convolution: () => graphOf(learningStep(supervised({ model: images, batch, loss, rate, optimiser: sgd() })).term),
  'self-attention': () =>
    graphOf(learningStep(supervised({ model: tokens, batch, loss, rate, optimiser: sgd() })).term),
  'layer normalisation': () =>
    graphOf(learningStep(supervised({ model: normal, batch, loss, rate, optimiser: sgd() })).term),
  'LSTM, unrolled': () =>
    graphOf(learningStep(supervised({ model: recurrent, batch, loss, rate, optimiser: sgd() })).term),
  'LSTM, as a scan': () =>
    graphOf(learningStep(supervised({ model: scanned, batch, loss, rate, optimiser: sgd() })).term),
  'four steps, as a scan': () =>
    graphOf(iterate(4, learningStep(supervised({ model: network, batch, loss, rate, optimiser: sgd() }))).term),
  'lookup table': () =>
    graphOf(
      learningStep(supervised({ model: table, batch, loss: booleanError, rate: identityRate, optimiser: basicUpdate }))
        .term,
    ),
  dream: () =>
    graphOf(
      dreaming({
        model: input(6).pipe(sigmoid).pipe(dense(8)).pipe(sigmoid).pipe(dense(3)).batch(2),
        loss: dotProduct,
        optimiser: weightDecay(0.01).pipe(basicUpdate),
        rate: ascent(20),
      }).put.term,
    ),
  adversarial: () =>
    graphOf(
      adversarial({
        generator: player.pipe(dense(2)),
        discriminator: player.pipe(dense(1)),
        batch,
        optimisers: { generator: adam(), discriminator: adam().pipe(weightClipping(0.5)) },
        rate,
      }).put.term,
    ),
}

test.each<[string, string]>([
  ['dense, SGD', '62 → 61 values, 3155 → 3118 operations'],
  ['dense, Adam', '157 → 156 values, 4869 → 4832 operations'],
  ['convolution', '83 → 76 values, 16047 → 15362 operations'],
  ['self-attention', '116 → 113 values, 20291 → 20062 operations'],
  ['layer normalisation', '113 → 103 values, 2439 → 2306 operations'],
  ['LSTM, unrolled', '238 → 238 values, 5577 → 5508 operations'],
  ['LSTM, as a scan', '92 → 70 values, 11301 → 8604 operations'],
  ['four steps, as a scan', '7 → 7 values, 12620 → 12472 operations'],
  ['lookup table', '24 → 21 values, 680 → 680 operations'],
  ['dream', '34 → 29 values, 799 → 786 operations'],
  ['adversarial', '282 → 265 values, 3650 → 3426 operations'],
])('%s: %s', (name, counts) => {
  const before = (learners[name] as () => Graph)()
  const after = simplified(before)
  const [values, computed] = [before, after].map((graph) => [graph.values.length, work(graph)]) as [number[], number[]]
  expect(`${values[0]} → ${computed[0]} values, ${values[1]} → ${computed[1]} operations`).toBe(counts)
  expectSimple(simplified, before)
  const random = new Random(1)
  expectKept(
    simplified,
    before,
    before.inputs.map(({ wire: { domain, shape } }) =>
      Array.from({ length: elements(shape) }, () =>
        domain === integersModulo2 ? Math.floor(2 * random.uniform()) : random.uniform(),
      ),
    ),
  )
})
