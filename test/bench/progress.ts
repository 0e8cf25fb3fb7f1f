/**
 * `npx tsx test/bench/progress.ts`: what the line on a terminal costs of a learning step.
 *
 * The difference of two trainings drowns in their noise, so the parts are measured apart, in processor time: a learning
 * step; a report that comes through the line; and the writing of the line, which happens ten times in a second. A report
 * after each step is the worst that can be asked for.
 */
import {
  adam,
  dataset,
  dense,
  descent,
  input,
  progress,
  real,
  softmaxCrossEntropy,
  supervised,
  tanh,
  train,
} from 'lensor'
import type { Report, Terminal } from 'lensor'

const random = (index: number): number => Math.sin(12.9898 * index) % 1
const model = input(4).pipe(dense(16)).pipe(tanh).pipe(dense(3))
const data = dataset(
  real(4),
  real(3),
  Array.from({ length: 160 }, (_, row) => [
    [0, 1, 2, 3].map((place) => random(4 * row + place)),
    [0, 1, 2].map((place) => Number(place === row % 3)),
  ]),
)
const learner = supervised({
  model,
  batch: 16,
  loss: softmaxCrossEntropy,
  optimiser: adam({ rate: 1e-2 }),
  rate: descent(1),
})

/** A terminal that shows nothing: what is measured is the work of this process. */
const stream: Terminal = { isTTY: true, columns: 100, write: () => true }

/** Reports that cost nothing to make. */
async function* given(
  count: number,
): AsyncGenerator<Pick<Report, 'epoch' | 'step' | 'stepsPerEpoch' | 'stepsPerSecond' | 'loss'>> {
  const report = { epoch: 1, step: 1, stepsPerEpoch: 10, stepsPerSecond: 1000, loss: 0.5 }
  for (let at = 0; at < count; at++) yield report
}

/** The median over some rounds of the microseconds of processor time for each of so many things. */
async function cost(count: number, iterate: () => AsyncIterable<unknown>): Promise<number> {
  const rounds: number[] = []
  for (let round = 0; round < 9; round++) {
    const before = process.cpuUsage()
    for await (const _ of iterate());
    const { user, system } = process.cpuUsage(before)
    rounds.push((user + system) / count)
  }
  return rounds.toSorted((left, right) => left - right)[4] as number
}

const steps = 5_000
const step = await cost(steps, () => train(learner, data, { epochs: steps / 10, every: 1 }))

const count = 200_000
const through =
  (await cost(count, () => progress(given(count), { epochs: 10, stream }))) - (await cost(count, () => given(count)))

// A clock on which a tenth of a second passes whenever it is read: each report writes the line.
const lines = 5_000
const { performance } = globalThis
let now = 0
globalThis.performance = { now: () => (now += 100) } as Performance
const line = (await cost(lines, () => progress(given(lines), { epochs: 10, stream }))) - through
globalThis.performance = performance

const share = through / step + (10 * line) / 1e6
console.log(
  `a step ${step.toFixed(1)} µs, a report through the line ${through.toFixed(2)} µs, a writing ${line.toFixed(1)} µs`,
)
console.log(`the line, with a report after each step: ${(100 * share).toFixed(2)} % of the time`)
