/** An LSTM learns to train a small network of digits, and is tried on longer runs and on other networks. */
import {
  Random,
  adam,
  basicUpdate,
  clip,
  cosineDecay,
  dense,
  descent,
  firstOrder,
  input,
  learningStep,
  lstmOptimiser,
  metaLearning,
  metaLoss,
  momentum,
  nesterov,
  relu,
  rmsprop,
  sigmoid,
  softmaxCrossEntropy,
} from 'lensor'
import type { LstmMeta, Real, Values } from 'lensor'
import { keepCurves } from '../figures/keep-curves.ts'
import type { Follow } from '../outcome.ts'
import type { Figure } from './experiment.ts'
import type { LossCurve } from './l2l/curve.ts'
import { lossAtEnd, lossCurve } from './l2l/curve.ts'
import type { Reader, Reals } from './l2l/digits.ts'
import { readingDigits } from './l2l/digits.ts'
import { metaTrain } from './l2l/meta-train.ts'
import type { Family } from './l2l/tasks.ts'
import type { AtRate } from './l2l/tuned.ts'
import { tuned } from './l2l/tuned.ts'
import type { Digit } from './mnist.ts'
import { digits } from './mnist.ts'
import { keepParameters } from './results.ts'

/** The name of its picture. */
export const mnistCurves = 'l2l-mnist'

/** A stage of meta-training: from digits of how many pixels, at which rate, for how long. */
export interface Stage {
  readonly pixels: number
  readonly rate: number
  /** An episode learns the network anew; after each epoch of them the LSTM is tried on tasks held out. */
  readonly epochs: number
  readonly episodes: number
}

/** How much is learnt, searched and tested. */
export interface MnistSize {
  /** The hidden units of each layer of the LSTM. */
  readonly hidden?: number
  /** How many of the training digits there are to draw from, and how many a step sees. */
  readonly samples?: number
  readonly minibatch?: number
  readonly stages?: readonly Stage[]
  /** How many steps a network is learnt for, and how many of them an LSTM looks back on. */
  readonly steps?: number
  readonly window?: number
  /** On how many tasks an LSTM is tried, and rates are tuned. */
  readonly held?: number
  /** In how many runs all are tested, and from which seeds LSTMs learn. */
  readonly runs?: number
  readonly seeds?: readonly number[]
  /** Whether what is learnt and the curves are kept. */
  readonly kept?: boolean
}

/** Seeds of the runs that rates are tuned on, and of those that all are tested on; training has others. */
const [tuningSeed, testSeed] = [104_729, 1_299_709]

/** The parameters of the base network. */
type Base<Pixels extends number> = [Real<[20, Pixels]>, Real<[20]>, Real<[10, 20]>, Real<[10]>]

/** The base network, of digits of so many pixels. */
const base = <Pixels extends number>(pixels: Pixels): Reader<Base<Pixels>, Pixels> =>
  input(pixels).pipe(dense(20)).pipe(sigmoid).pipe(dense(10))

/** The learner of a network by an LSTM of so many hidden units, without second-order terms as in the paper. */
const learning = <P extends Reals, Pixels extends number>(
  network: Reader<P, Pixels>,
  minibatch: number,
  hidden: number,
) =>
  network
    .batch(minibatch)
    .lens()
    .reparam(firstOrder.pipe(lstmOptimiser({ hidden })))
    .pipe(softmaxCrossEntropy)
    .pipe(descent(1))

/** How the mean loss of so many runs of a network goes along, by an LSTM and by optimisers written by hand. */
interface Trial {
  readonly family: Family
  readonly learnt: (runs: number) => LossCurve<Phi>
  readonly byHand: (runs: number) => Readonly<Record<string, AtRate>>
}

/** The weights of an LSTM. */
type Phi = LstmMeta<number>['wires']

/** A network that is tried. Optimisers written by hand have those options but the rate that Torch 7 has where none are given. */
function trialOf<P extends Reals>(
  network: Reader<P, 784>,
  known: readonly Digit[],
  { minibatch, hidden }: Pick<Required<MnistSize>, 'minibatch' | 'hidden'>,
): Trial {
  const lens = network.batch(minibatch).lens()
  return {
    family: readingDigits(network, minibatch, known),
    learnt: (runs) => lossCurve(metaLoss(1, learning(network, minibatch, hidden)), runs),
    byHand: (runs) => ({
      SGD: (rate) =>
        lossCurve(metaLoss(1, lens.reparam(basicUpdate).pipe(softmaxCrossEntropy).pipe(descent(rate))), runs),
      momentum: (rate) =>
        lossCurve(metaLoss(1, lens.reparam(momentum()).pipe(softmaxCrossEntropy).pipe(descent(rate))), runs),
      NAG: (rate) =>
        lossCurve(metaLoss(1, lens.reparam(nesterov()).pipe(softmaxCrossEntropy).pipe(descent(rate))), runs),
      RMSProp: (rate) =>
        lossCurve(
          metaLoss(
            1,
            lens
              .reparam(rmsprop({ rate, decay: 0.99 }))
              .pipe(softmaxCrossEntropy)
              .pipe(descent(1)),
          ),
          runs,
        ),
      Adam: (rate) =>
        lossCurve(metaLoss(1, lens.reparam(adam({ rate })).pipe(softmaxCrossEntropy).pipe(descent(1))), runs),
    }),
  }
}

/** An LSTM learns from a seed, stage after stage, by Adam whose rate falls along a cosine; changes of meta-parameters are clipped. */
async function metaTrained(
  follow: Follow,
  known: readonly Digit[],
  { hidden, minibatch, stages, steps, window, held }: Omit<Required<MnistSize>, 'samples' | 'runs' | 'seeds' | 'kept'>,
  seed: number,
): Promise<Values<Phi>> {
  let from: Values<Phi> | undefined
  for (const { pixels, rate, epochs, episodes } of stages) {
    const learner = learning(base(pixels), minibatch, hidden)
    const windows = steps / window
    const optimiser = clip(1).pipe(adam({ rate: cosineDecay({ rate, steps: epochs * episodes * windows }) }))
    const training = metaTrain({
      step: learningStep(metaLearning({ learner, steps: window, tasks: 1, optimiser, rate: descent(1) })),
      loss: metaLoss(1, learner),
      family: readingDigits(base(pixels), minibatch, known),
      tasks: 1,
      windows,
      steps: window,
      epochs,
      episodes,
      validated: held,
      judged: window,
      seed,
      from,
    })
    const { last } = await follow(`An LSTM learns from ${pixels} pixels, seed ${seed}`, epochs, training)
    from = last.best.learnt
  }
  return from as Values<Phi>
}

/** Of how many minibatches one after another the mean is drawn, since they differ more than optimisers do. */
const shown = 5

const meansOf = (losses: readonly number[]): readonly number[] =>
  Array.from({ length: Math.floor(losses.length / shown) }, (_, at) =>
    lossAtEnd(losses.slice(shown * at, shown * (at + 1)), shown),
  )

/** The loss along fresh runs of the base network and of others, by LSTMs that have learnt and by optimisers at their best rates. */
export async function l2lMnist(
  follow: Follow,
  {
    hidden = 20,
    samples = 60_000,
    minibatch = 128,
    stages = [
      { pixels: 49, rate: 0.01, epochs: 8, episodes: 8 },
      { pixels: 784, rate: 0.005, epochs: 5, episodes: 4 },
    ],
    steps = 100,
    window = 20,
    held = 2,
    runs = 3,
    seeds = [1, 2, 3],
    kept = true,
  }: MnistSize = {},
): Promise<readonly Figure[]> {
  const known = digits('training', samples)
  const size = { hidden, minibatch, stages, steps, window, held }
  const layer = input(784).pipe(dense(20)).pipe(sigmoid)
  const trial = <P extends Reals>(title: string, looks: readonly number[], network: Reader<P, 784>) => ({
    title,
    looks,
    ...trialOf(network, known, size),
  })
  const first = trial('base network', [steps, 2 * steps], base(784))
  const trials = [
    first,
    trial('40 hidden units', [steps], input(784).pipe(dense(40)).pipe(sigmoid).pipe(dense(10))),
    trial('two hidden layers', [steps], layer.pipe(dense(20)).pipe(sigmoid).pipe(dense(10))),
    trial('relu for sigmoid', [steps], input(784).pipe(dense(20)).pipe(relu).pipe(dense(10))),
  ]
  const rates = Object.entries(first.byHand(held)).map(([name, optimiser]) => {
    const { rate } = tuned(optimiser, () => first.family(held, new Random(tuningSeed)), steps, window)
    return [name, rate] as const
  })
  const lstms: Values<Phi>[] = []
  for (const seed of seeds) {
    const learnt = await metaTrained(follow, known, size, seed)
    if (kept) keepParameters(`${mnistCurves}-${seed}.json`, learnt)
    lstms.push(learnt)
  }

  const found = trials.map(({ title, looks, family, learnt, byHand }) => {
    const taken = Math.max(...looks)
    const tasks = Array.from({ length: runs }, (_, run) => () => family(1, new Random(testSeed, run)))
    const [byLstm, hands] = [learnt(1), byHand(1)]
    const repeats = lstms.flatMap((lstm) => tasks.map((task) => byLstm(lstm, task(), taken)))
    const curves = rates.map(([name, rate]) => {
      const curve = (hands[name] as AtRate)(rate)
      return { name, repeats: tasks.map((task) => curve([], task(), taken)) }
    })
    return { title, looks, curves: [{ name: 'LSTM, learnt', repeats }, ...curves] }
  })
  if (kept)
    keepCurves(mnistCurves, {
      title: 'Networks of digits, trained by six optimisers',
      description: `The cross-entropy of minibatches along the steps of ${runs} runs, of LSTMs from ${seeds.length} seeds and of optimisers at their best rates.`,
      panels: found.map(({ title, curves }) => ({
        title,
        x: { label: 'step', first: (shown - 1) / 2, every: shown },
        y: { label: `loss, the mean of ${shown} minibatches`, logarithmic: true },
        curves: curves.map(({ name, repeats }) => ({ name, repeats: repeats.map(meansOf) })),
      })),
    })
  return [
    ...rates.map(([name, rate]): Figure => ({ of: `${name}, rate`, found: [rate], unit: 'number' })),
    ...found.flatMap(({ title, looks, curves }) =>
      looks.flatMap((look) =>
        curves.map(({ name, repeats }): Figure => ({
          of: `${title}, ${name}, step ${look}`,
          found: repeats.map((losses) => lossAtEnd(losses.slice(0, look + 1), window)),
          unit: 'number',
        })),
      ),
    ),
  ]
}
