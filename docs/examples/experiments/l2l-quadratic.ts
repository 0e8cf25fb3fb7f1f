/** An LSTM learns to minimise random quadratic functions, beside optimisers written by hand at their best rates. */
import {
  Random,
  adam,
  basicUpdate,
  clip,
  cosineDecay,
  descent,
  firstOrder,
  learningStep,
  lstmOptimiser,
  metaLearning,
  metaLoss,
  momentum,
  nesterov,
  quadratic,
  rmsprop,
} from 'lensor'
import { keepCurves } from '../figures/keep-curves.ts'
import type { Follow } from '../outcome.ts'
import type { Figure } from './experiment.ts'
import { lossCurve } from './l2l/curve.ts'
import { metaTrain } from './l2l/meta-train.ts'
import { product, quadratics } from './l2l/quadratics.ts'
import type { Tasks } from './l2l/tasks.ts'
import type { AtRate } from './l2l/tuned.ts'
import { tuned } from './l2l/tuned.ts'

/** The name of its picture. */
export const quadraticCurves = 'l2l-quadratic'

/** How much is learnt, searched and tested. */
export interface QuadraticSize {
  /** On how many functions at once, and for how many epochs of how many draws of them. */
  readonly tasks?: number
  readonly epochs?: number
  readonly episodes?: number
  /** The rates of meta-learning that are tried, and for how many epochs each. */
  readonly rates?: readonly number[]
  readonly searched?: number
  /** On how many functions rates are tuned, and on how many fresh ones all are tested. */
  readonly held?: number
  readonly tested?: number
  readonly seeds?: readonly number[]
  /** Whether the curves are kept as a picture. */
  readonly kept?: boolean
}

/** Seeds of the functions that rates are tuned on, and of those that all are tested on; training has others. */
const [tuningSeed, testSeed] = [104_729, 1_299_709]

/** How many steps a function is minimised for, and in windows of how many an LSTM learns it. */
const [steps, window] = [100, 20]

/** `quadratic` is half of ‖Wθ − y‖²: where its change is doubled, it is −ε∇‖Wθ − y‖². */
const doubled = (losses: readonly number[]): readonly number[] => losses.map((loss) => 2 * loss)

const theta = product.lens()

/** Optimisers written by hand, with those options but the rate that Torch 7 has where none are given. */
const byHand = (count: number): Readonly<Record<string, AtRate>> => ({
  SGD: (rate) =>
    lossCurve(
      metaLoss(
        1,
        theta
          .reparam(basicUpdate)
          .pipe(quadratic)
          .pipe(descent(2 * rate)),
      ),
      count,
    ),
  momentum: (rate) =>
    lossCurve(
      metaLoss(
        1,
        theta
          .reparam(momentum())
          .pipe(quadratic)
          .pipe(descent(2 * rate)),
      ),
      count,
    ),
  NAG: (rate) =>
    lossCurve(
      metaLoss(
        1,
        theta
          .reparam(nesterov())
          .pipe(quadratic)
          .pipe(descent(2 * rate)),
      ),
      count,
    ),
  RMSProp: (rate) =>
    lossCurve(
      metaLoss(
        1,
        theta
          .reparam(rmsprop({ rate, decay: 0.99 }))
          .pipe(quadratic)
          .pipe(descent(2)),
      ),
      count,
    ),
  Adam: (rate) => lossCurve(metaLoss(1, theta.reparam(adam({ rate })).pipe(quadratic).pipe(descent(2))), count),
})

/** θ is learnt by an LSTM, without second-order terms as in the paper. */
const learner = theta.reparam(firstOrder.pipe(lstmOptimiser())).pipe(quadratic).pipe(descent(2))
const loss = metaLoss(1, learner)

/** How an LSTM is trained by Adam, whose rate falls along a cosine; changes of meta-parameters are clipped. */
function training(tasks: number, rate: number, epochs: number, episodes: number, seed: number) {
  const optimiser = clip(1).pipe(adam({ rate: cosineDecay({ rate, steps: epochs * episodes * (steps / window) }) }))
  const windows = steps / window
  return metaTrain({
    step: learningStep(metaLearning({ learner, steps: window, tasks, optimiser, rate: descent(1) })),
    loss,
    family: quadratics,
    tasks,
    windows,
    steps: window,
    epochs,
    episodes,
    validated: 128,
    seed,
  })
}

/** The loss of fresh functions along 100 steps, of an LSTM that has learnt and of optimisers by hand at their best rates. */
export async function l2lQuadratic(
  follow: Follow,
  {
    tasks = 16,
    epochs = 20,
    episodes = 40,
    rates = [0.003, 0.01, 0.03, 0.1],
    searched = 3,
    held = 8_192,
    tested = 1_024,
    seeds = [1, 2, 3, 4, 5],
    kept = true,
  }: QuadraticSize = {},
): Promise<readonly Figure[]> {
  const fresh = (seed: number): Tasks => quadratics(tested, new Random(testSeed, seed))
  const hands = Object.entries(byHand(held)).map(([name, optimiser]) => {
    const { rate } = tuned(optimiser, () => quadratics(held, new Random(tuningSeed)), steps)
    const curve = (byHand(tested)[name] as AtRate)(rate)
    return { name, rate, repeats: seeds.map((seed) => doubled(curve([], fresh(seed), steps))) }
  })

  let chosen = { rate: 0, loss: Infinity }
  for (const rate of rates) {
    const { last } = await follow(
      `Meta-learning at the rate ${rate}`,
      searched,
      training(tasks, rate, searched, episodes, 0),
    )
    if (last.best.loss < chosen.loss) chosen = { rate, loss: last.best.loss }
  }
  const curve = lossCurve(loss, tested)
  const repeats: (readonly number[])[] = []
  for (const seed of seeds) {
    const { last } = await follow(
      `An LSTM learns, seed ${seed}`,
      epochs,
      training(tasks, chosen.rate, epochs, episodes, seed),
    )
    repeats.push(doubled(curve(last.best.learnt, fresh(seed), steps)))
  }

  const curves = [{ name: 'LSTM, learnt', rate: chosen.rate, repeats }, ...hands]
  if (kept)
    keepCurves(quadraticCurves, {
      title: 'Random quadratic functions, minimised by six optimisers',
      description: `The mean of ‖Wθ − y‖² over ${tested} functions, along ${steps} steps.`,
      panels: [
        {
          title: 'Random quadratic functions of 10 numbers',
          x: { label: 'step' },
          y: { label: '‖Wθ − y‖², the mean over fresh functions', logarithmic: true },
          curves,
        },
      ],
    })
  return curves.flatMap(({ name, rate, repeats }): Figure[] => [
    { of: `${name}, after ${steps} steps`, found: repeats.map((losses) => losses.at(-1) as number), unit: 'number' },
    { of: `${name}, rate`, found: [rate], unit: 'number' },
  ])
}
