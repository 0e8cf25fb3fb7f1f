/** Runs experiments by name. */
import { performance } from 'node:perf_hooks'
import type { Follow } from '../outcome.ts'
import { aligned, percent } from '../progress.ts'
import { dream } from './dream.ts'
import type { Experiment, Figure } from './experiment.ts'
import { gan } from './gan.ts'
import { iris } from './iris.ts'
import { l2lQuadratic, quadraticCurves } from './l2l-quadratic.ts'
import { l2lMnist, mnistCurves } from './l2l-mnist.ts'
import { l2lRate, rateCurves } from './l2l-rate.ts'
import { maml, mamlCurves } from './maml.ts'
import { metaBits, metaBitsCurves } from './meta-bits.ts'
import { mnistConv } from './mnist-conv.ts'
import { mnistDense } from './mnist-dense.ts'
import { momentumSign } from './momentum-sign.ts'
import { rdaIris } from './rda-iris.ts'
import { rdaMnist } from './rda-mnist.ts'

/** The experiments, one a file. */
export const experiments: readonly Experiment[] = [
  { name: 'iris', about: 'the paper’s three networks of the Iris flowers over ℝ, from five seeds', run: iris },
  { name: 'rda-iris', about: 'truth tables of the Iris flowers over ℤ₂', run: rdaIris },
  { name: 'rda-mnist', about: 'one mask over ℤ₂ tells the digits 0 and 1 apart', run: rdaMnist },
  { name: 'mnist-dense', about: 'a dense network reads the MNIST digits', run: mnistDense },
  { name: 'dream', about: 'what a trained network takes for each digit, by deep dreaming', run: dream },
  { name: 'gan', about: 'a generator and a critic learn a mixture in the plane', run: gan },
  { name: 'mnist-conv', about: 'the paper’s convolutional network reads the MNIST digits', run: mnistConv },
  {
    name: 'momentum-sign',
    about: 'the published sign in momentum beside the right one, on quadratics',
    run: momentumSign,
  },
  {
    name: 'l2l-quadratic',
    about: 'an LSTM learns to minimise random quadratic functions',
    run: l2lQuadratic,
    curves: quadraticCurves,
  },
  {
    name: 'l2l-mnist',
    about: 'an LSTM learns to train a network of digits, and trains others',
    run: l2lMnist,
    curves: mnistCurves,
  },
  {
    name: 'maml',
    about: 'where to begin is learnt, so that a network learns a sinusoid in one step',
    run: maml,
    curves: mamlCurves,
  },
  {
    name: 'l2l-rate',
    about: 'the rates of Adam on the Iris flowers by hypergradients, beside a grid of equal cost',
    run: l2lRate,
    curves: rateCurves,
  },
  {
    name: 'meta-bits',
    about: 'an optimiser of circuits over ℤ₂ is learnt, beside all that there are',
    run: metaBits,
    curves: metaBitsCurves,
  },
]

const sentence = (name: string): string =>
  `✗ there is no experiment '${name}'; there is ${experiments.map((known) => `'${known.name}'`).join(', ')}`

const number = (value: number, unit: Figure['unit']): string =>
  unit === 'share'
    ? percent(value, 2)
    : value === Infinity
      ? 'never'
      : unit === 'count'
        ? String(value)
        : value.toFixed(3)

/** The figures of several seeds as their median, the least and the greatest behind it. */
function summary({ found, unit }: Figure): string {
  const sorted = found.toSorted((left, right) => left - right)
  const [least, median, greatest] = [0, (sorted.length - 1) >> 1, sorted.length - 1].map((place) =>
    number(sorted[place] as number, unit),
  )
  return least === greatest ? `${median}` : `${median} (${least} to ${greatest})`
}

/** The published figure, with as many places as it has. */
const published = ({ published, unit }: Figure): string =>
  published === undefined ? '–' : number(published, unit).replace(/0 %$/, ' %')

/** Figures as a table. */
export const tableOf = (figures: readonly Figure[]): string =>
  aligned([['', 'found', 'published'], ...figures.map((figure) => [figure.of, summary(figure), published(figure)])])

/** What the process has taken: time on a processor, which other programs do not lengthen much, and memory. */
function usage(): string {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  return `${((userCPUTime + systemCPUTime) / 1e6).toFixed(1)} s on a processor, ${Math.round(maxRSS / 1024)} MB at most`
}

/** Runs the named experiment and prints its figures; without a name it prints the names. Gives whether it knew the name. */
export async function runExperiment(
  name: string | undefined,
  follow: Follow,
  print: (text: string) => void,
): Promise<boolean> {
  if (name === undefined) {
    print(
      `npm run experiment -- NAME, where NAME is one of\n\n${aligned(experiments.map(({ name, about }) => [name, about]))}`,
    )
    return true
  }
  const experiment = experiments.find((known) => known.name === name)
  if (experiment === undefined) {
    print(sentence(name))
    return false
  }
  const started = performance.now()
  const figures = await experiment.run(follow)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  print(`\n${experiment.name}: ${experiment.about}\n\n${tableOf(figures)}\n\n  in ${seconds} s; ${usage()}`)
  return true
}
