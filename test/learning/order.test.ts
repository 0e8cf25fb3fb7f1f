/** In what order samples come, and what becomes of a last batch that is not full. */
import {
  BitVector,
  adam,
  basicUpdate,
  bit,
  bits,
  booleanError,
  compile,
  dataset,
  descent,
  identity,
  identityRate,
  input,
  linear,
  lookupTable,
  quadratic,
  real,
  softmaxCrossEntropy,
  supervised,
  train,
} from 'lensor'
import { describe, expect, test } from 'vitest'
import { learner, model, points } from './learners.ts'
import { all, last, watched } from './training.ts'

/** Ten samples that say their own number. */
const numbered = dataset(
  real(1),
  real(1),
  Array.from({ length: 10 }, (_, index) => [[index], [index]]),
)

/** The numbers of the samples that each step sees. */
async function seen(options: { readonly epochs: number; readonly seed?: number; readonly shuffle?: boolean }) {
  const steps: number[][] = []
  const engine = watched((inputs) => steps.push([...(inputs.at(-1) as Float64Array)]))
  const parts = { batch: 4, loss: quadratic, optimiser: basicUpdate, rate: descent(0.01) } as const
  await all(train(supervised({ model: input(1).pipe(linear(1)), ...parts }), numbered, { ...options, engine }))
  return steps
}

const whole = Array.from({ length: 10 }, (_, index) => index)
const inOrder = (numbers: readonly number[]): number[] => numbers.toSorted((left, right) => left - right)

describe('the order of samples', () => {
  test('is that of the file where there is no shuffling', async () => {
    const epoch = [
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [8, 9],
    ]
    expect(await seen({ epochs: 2, shuffle: false })).toEqual([...epoch, ...epoch])
  })

  test('is another in each epoch, with every sample once', async () => {
    const steps = await seen({ epochs: 2 })
    expect(steps.map(({ length }) => length)).toEqual([4, 4, 2, 4, 4, 2])
    const [first, second] = [steps.slice(0, 3).flat(), steps.slice(3).flat()]
    for (const epoch of [first, second]) {
      expect(inOrder(epoch)).toEqual(whole)
      expect(epoch).not.toEqual(whole)
    }
    expect(first).not.toEqual(second)
  })

  test('is drawn from the seed', async () => {
    expect(await seen({ epochs: 2, seed: 5 })).toEqual(await seen({ epochs: 2, seed: 5 }))
    expect(await seen({ epochs: 2, seed: 5 })).not.toEqual(await seen({ epochs: 2, seed: 6 }))
  })
})

describe('a last batch that is not full', () => {
  const samples = (from: number, to: number, column: 0 | 1): number[] =>
    points.samples.slice(from, to).flatMap((sample) => sample[column] as number[])

  test('is a step of the learner of that batch', async () => {
    const small = supervised({
      model,
      batch: 1,
      loss: softmaxCrossEntropy,
      optimiser: adam({ rate: 0.05 }),
      rate: descent(1),
    })
    const [start] = (await last({ epochs: 1 })).carried
    const [full, short] = [compile(learner.put), compile(small.put)]
    const step = (run: typeof full, state: typeof start, from: number, to: number): typeof start =>
      run(state, [Float64Array.from(samples(from, to, 1))], Float64Array.from(samples(from, to, 0)))[0]
    const expected = step(short as typeof full, step(full, step(full, start, 0, 3), 3, 6), 6, 7)
    const found = await last({ epochs: 1, shuffle: false, initial: [start] })
    expect(found.carried).toEqual([expected])
  })

  test('is one of bits too', async () => {
    const circuit = bits(2).pipe(lookupTable(1))
    const parts = { model: circuit, loss: booleanError, optimiser: basicUpdate, rate: identityRate } as const
    const data = dataset(bit(2), bit(1), [
      [[0, 1], [1]],
      [[1, 1], [1]],
      [[1, 0], [0]],
    ])
    const [{ carried } = { carried: undefined }] = await all(
      train(supervised({ ...parts, batch: 2 }), data, { epochs: 1, shuffle: false }),
    )
    const [first, second] = [
      compile(supervised({ ...parts, batch: 2 }).put),
      compile(supervised({ ...parts, batch: 1 }).put),
    ]
    const [middle] = first([BitVector.from('0000')], [BitVector.from('11')], BitVector.from('0111'))
    const [end] = second(middle, [BitVector.from('0')], BitVector.from('10'))
    expect(carried).toEqual([end])
    expect(end.join()).toBe('0101')
  })

  test('is of a model with other parameters above it too', async () => {
    const data = dataset(real(2), real(1), [
      [[1, 0], [1]],
      [[0, 1], [2]],
      [[1, 1], [3]],
    ])
    const tied = input(2)
      .pipe(linear(1))
      .batch(2)
      .reparam(identity([real(1, 2)]))
    const learner = tied.lens().reparam(basicUpdate).pipe(quadratic).pipe(descent(0.1))
    const steps = (await all(train(learner, data, { epochs: 1, every: 1 }))).map(({ step }) => step)
    expect(steps).toEqual([1, 2])
  })

  test('is not made where the batch divides the data', async () => {
    const steps: number[] = []
    const engine = watched((inputs) => steps.push((inputs.at(-1) as Float64Array).length))
    const parts = { loss: softmaxCrossEntropy, optimiser: basicUpdate, rate: descent(1) } as const
    await all(train(supervised({ model, batch: 7, ...parts }), points, { epochs: 2, engine }))
    expect(steps).toEqual([14, 14])
  })
})
