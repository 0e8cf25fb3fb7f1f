/**
 * A network over ℝ and a circuit over ℤ₂ learn the same flowers through the same composite of parametric lenses.
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
  notation,
  quadratic,
  real,
  sigmoid,
  softmaxCrossEntropy,
  supervised,
  train,
} from 'lensor'
import { binarised, binary, flowers, oneHot } from './iris.ts'
import { curve, follow } from './progress.ts'

interface Row {
  readonly learner: string
  readonly result: string
  readonly published: string
}

const started = performance.now()
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

/** Over ℝ: 4 → 20 → 3 with sigmoids, quadratic error, plain gradient descent, one flower at a time. */
async function network(): Promise<Row> {
  const data = dataset(
    real(4),
    real(3),
    flowers.map(({ measurements, species }) => [measurements, oneHot(species, 3)]),
  )
  const model = input(4).pipe(dense(20)).pipe(sigmoid).pipe(dense(3)).pipe(sigmoid)
  const learner = supervised({ model, batch: 1, loss: quadratic, optimiser: basicUpdate, rate: descent(0.01) })

  console.log(`\nℝ: 4 → 20 → 3 sigmoid, quadratic error, basic update, rate 0.01`)
  console.log(`  parameters ${notation(model.params)}`)
  const { last, losses } = await follow(train(learner, data, { epochs: 400, seed: 2 }), 400)
  console.log(`  loss ${curve(losses)}`)
  return {
    learner: 'ℝ, quadratic error, basic update',
    result: `${percent(accuracy(model, last.parameters, data))} of the training set`,
    published: '96.7 %',
  }
}

/** Over ℝ: the same layers up to their scores, softmax cross-entropy, Adam, sixteen flowers at a time. */
async function networkWithAdam(): Promise<Row> {
  const data = dataset(
    real(4),
    real(3),
    flowers.map(({ measurements, species }) => [measurements, oneHot(species, 3)]),
  )
  const model = input(4).pipe(dense(20)).pipe(sigmoid).pipe(dense(3))
  const learner = supervised({
    model,
    batch: 16,
    loss: softmaxCrossEntropy,
    optimiser: adam({ rate: 1e-2 }),
    rate: descent(1),
  })

  console.log(`\nℝ: the same network, softmax cross-entropy, Adam, batch 16`)
  const { last, losses } = await follow(train(learner, data, { epochs: 100, seed: 2 }), 100)
  console.log(`  loss ${curve(losses)}`)
  return {
    learner: 'ℝ, softmax cross-entropy, Adam',
    result: `${percent(accuracy(model, last.parameters, data))} of the training set`,
    published: '–',
  }
}

/** Over ℤ₂: reverse derivative ascent on a truth table; half of the flowers are learnt once, in order, half tested. */
async function circuit<Width extends number>(
  species: number,
  width: Width,
  labels: string,
  code: (species: number) => number[],
  published: string,
): Promise<Row> {
  const chosen = flowers.filter((flower) => flower.species < species)
  const inputs = binarised(chosen)
  const samples = chosen.map((flower, index) => [inputs[index] as number[], code(flower.species)] as const)
  const half = (wanted: 0 | 1): typeof samples => samples.filter((_, index) => Math.floor(index / 25) % 2 === wanted)

  const model = bits(4).pipe(lookupTable(width))
  const learner = supervised({ model, batch: 1, loss: booleanError, optimiser: basicUpdate, rate: identityRate })

  console.log(
    `\nℤ₂: a truth table of 4 bits, ${species} species, ${labels}; Boolean error, basic update, identity rate`,
  )
  console.log(`  parameters ${notation(model.params)}`)
  const training = train(learner, dataset(bit(4), bit(width), half(0)), { epochs: 1, shuffle: false })
  const { last } = await follow(training, 1)
  if (width === 1) console.log(truthTable(compile(model), last.parameters))
  const test = accuracy(model, last.parameters, dataset(bit(4), bit(width), half(1)))
  return { learner: `ℤ₂, ${species} species, ${labels}`, result: `${percent(test)} of the test set`, published }
}

/** A circuit of four bits and one output as a picture: its value at all sixteen inputs. */
function truthTable(run: (...values: never) => BitVector[], parameters: readonly BitVector[]): string {
  const codes = ['00', '01', '10', '11']
  const value = (input: string): string => {
    const [output] = run(...([...parameters, BitVector.from(input)] as never))
    return output?.get(0) === 1 ? '██' : '··'
  }
  const rows = codes.map((sepal) => `        ${sepal}  ${codes.map((petal) => value(sepal + petal)).join(' ')}`)
  return [`  sepal\\petal ${codes.join(' ')}`, ...rows].join('\n')
}

const rows = [
  await network(),
  await networkWithAdam(),
  await circuit(2, 1, 'one bit', (species) => binary(species, 1), '98.0 %'),
  await circuit(2, 2, 'one-hot', (species) => oneHot(species, 2), '98.0 %'),
  await circuit(3, 2, 'binary', (species) => binary(species, 2), '73.3 %'),
  await circuit(3, 3, 'one-hot', (species) => oneHot(species, 3), '73.3 %'),
]

const widths = (['learner', 'result', 'published'] as const).map((column) =>
  Math.max(...rows.map((row) => row[column].length)),
)
console.log(`\nThe same composite, six times, in ${((performance.now() - started) / 1000).toFixed(1)} s:\n`)
for (const { learner, result, published } of [
  { learner: 'learner', result: 'accuracy', published: 'published' },
  ...rows,
])
  console.log(`  ${learner.padEnd(widths[0] ?? 0)}  ${result.padEnd(widths[1] ?? 0)}  ${published}`)
console.log(`
Go on: docs/examples/start.ts is this program, typetests/ is the theory, typetests/rejected/ is what does not compile.`)
