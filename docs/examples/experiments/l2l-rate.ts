/** The step size and the decays of Adam on the Iris flowers, found by hypergradients, beside a grid of equal cost. */
import {
  Random,
  accuracy,
  adam,
  closed,
  compile,
  cosineDecay,
  dataset,
  dense,
  descent,
  firstOrder,
  input,
  learningStep,
  metaLearning,
  metaLoss,
  openAdam,
  real,
  resident,
  sigmoid,
  softmaxCrossEntropy,
  supervised,
  train,
} from 'lensor'
import type { Adam, Dataset, Label, Para, ParaLens, Real, Tasks } from 'lensor'
import { keepCurves } from '../figures/keep-curves.ts'
import { oneHot } from '../codes.ts'
import type { Flower } from '../iris.ts'
import { flowers } from '../iris.ts'
import type { Follow } from '../outcome.ts'
import type { Figure } from './experiment.ts'
import type { Family } from './l2l/tasks.ts'
import { begun } from './l2l/tasks.ts'

/** The name of its picture. */
export const rateCurves = 'l2l-rate'

type Flowers = Dataset<Real<[4]>, Real<[3]>>

/** φ: Adam with the step size exp φ₀, β₁ = σ(φ₁) and β₂ = σ(φ₂). */
type Phi = [Float64Array]

const logistic = (x: number): number => 1 / (1 + Math.exp(-x))
const logit = (y: number): number => Math.log(y / (1 - y))
const phiOf = (rate: number, beta1: number, beta2: number): Phi => [
  Float64Array.of(Math.log(rate), logit(beta1), logit(beta2)),
]
const adamAt = ([[rate = NaN, beta1 = NaN, beta2 = NaN]]: Phi): readonly [number, number, number] => [
  Math.exp(rate),
  logistic(beta1),
  logistic(beta2),
]
/** Where all searches begin, and what is compared with: Adam as it comes. */
const defaults = phiOf(0.001, 0.9, 0.999)

/** The parameters of the network 4 → 20 → 3. */
type Weights = [Real<[20, 4]>, Real<[20]>, Real<[3, 20]>, Real<[3]>]

const model: Para<Weights, [Real<[4]>], [Real<[3]>]> = input(4).pipe(dense(20)).pipe(sigmoid).pipe(dense(3))

/** Of 75 flowers 15 are seen in a step, so an epoch has five. */
const [half, batch] = [75, 15] as const
const parts = { model, batch, loss: softmaxCrossEntropy, rate: descent(1) } as const
const whole = supervised({ ...parts, optimiser: openAdam() })
const first = supervised({ ...parts, optimiser: firstOrder.pipe(openAdam()) })

/** The flowers in two halves: those to learn, and those held out. */
function halves(seed: number): readonly [learnt: Flowers, heldOut: Flowers] {
  const order = [...new Random(seed, 0).order(flowers.length)]
  const of = (places: readonly number[]): Flowers =>
    dataset(
      real(4),
      real(3),
      places.map((place) => {
        const { measurements, species } = flowers[place] as Flower
        return [measurements, oneHot(species, 3)]
      }),
    )
  return [of(order.slice(0, half)), of(order.slice(half))]
}

/** Learners of the same flowers: each begins with weights of its own, and sees the flowers in orders of its own. */
export const learnersOf =
  ({ samples }: Flowers): Family =>
  (count, random) => {
    const weights = Array.from({ length: count }, () => model.initialise(Math.floor(2 ** 31 * random.uniform())))
    const joined = (lists: readonly Iterable<number>[]): Float64Array =>
      Float64Array.from(lists.flatMap((list) => Array.from(list)))
    return {
      parameters: model.params.map((_, wire) => joined(weights.map((own) => own[wire] as Float64Array))),
      next(steps) {
        const seen = weights.flatMap(() =>
          Array.from({ length: Math.ceil((steps * batch) / samples.length) }, () =>
            Array.from(random.order(samples.length)),
          )
            .flat()
            .slice(0, steps * batch),
        )
        const column = (part: 0 | 1): Float64Array => joined(seen.map((place) => samples[place]?.[part] as number[]))
        return [column(1), column(0)]
      },
    }
  }

/** How large the experiment is. */
export interface RateSize {
  /** How many steps hypergradients look back on, of how many learners at once, and how often. */
  readonly steps?: number
  readonly learners?: number
  readonly episodes?: number
  /** How many fresh learners are tested, and how many epochs they learn. */
  readonly tested?: number
  readonly epochs?: readonly number[]
  readonly seeds?: readonly number[]
  /** Whether the picture is kept. */
  readonly kept?: boolean
}

/** What so many learners see in so many steps: labels and inputs. */
type Courses = [Label<[Real<[number, number, 15, 3]>], 'softmaxCrossEntropy'>, Real<[number, number, 15, 4]>]

/** How far Adam above φ goes in a step at first; its step size falls along a cosine. */
const metaRate = 0.2

/** The φ after each episode: fresh learners, all their steps, and one step of Adam above φ. */
function* hypergradients(
  learner: typeof whole,
  family: Family,
  { steps, learners, episodes }: { readonly steps: number; readonly learners: number; readonly episodes: number },
  seed: number,
): Generator<Phi> {
  const optimiser = adam({ rate: cosineDecay({ rate: metaRate, steps: episodes }) })
  const meta: ParaLens<[Adam<[Real<[3]>]>, Tasks<number, [Adam<Weights>]>], Courses, []> = metaLearning({
    learner,
    steps,
    tasks: learners,
    optimiser,
    rate: descent(1),
  })
  const [above, below] = meta.get.params
  const run = resident(learningStep(meta))
  let carried = begun(above as never, defaults)
  for (let episode = 0; episode < episodes; episode++) {
    const tasks = family(learners, new Random(seed, 1, episode))
    const [labels, inputs] = tasks.next(steps)
    run.load([carried, [begun(below.wires[0] as never, tasks.parameters)]] as never)
    run.run(1, [[labels], inputs])
    carried = run.state()[0] as never
    yield [carried.at(-1) as Float64Array]
  }
}

/** Mean losses of all steps of some learners, which are the same for each φ. */
function lossesOf(family: Family, count: number, steps: number, random: Random): (phi: Phi) => number {
  const run = compile(metaLoss(steps, whole).batch(count))
  const tasks = family(count, random)
  const [labels, inputs] = tasks.next(steps)
  const state = begun(learningStep(whole).batch(count).cod[0] as never, tasks.parameters) as never
  return ([phi]) => run(phi, state, [labels], inputs)[1].reduce((sum, loss) => sum + loss, 0) / (count * steps)
}

/** An episode of hypergradients takes less than three times as long as its learners do without them. */
const costOfEpisode = 3

/** The grid: ten step sizes from 0.001 to 1, and decays. */
const grid = Array.from({ length: 10 }, (_, place) => 10 ** (place / 3 - 3)).flatMap((rate) =>
  [0.1, 0.3, 0.5, 0.7, 0.9, 0.97].flatMap((beta1) => [0.9, 0.99, 0.999].map((beta2) => phiOf(rate, beta1, beta2))),
)

/** The mean loss on flowers held out and the share of them that is right, of fresh learners with an Adam, after some epochs. */
async function tested(
  phi: Phi,
  [learnt, heldOut]: ReturnType<typeof halves>,
  count: number,
  epochs: readonly number[],
  seed: number,
): Promise<readonly { readonly loss: number; readonly right: number }[]> {
  const learner = supervised({ ...parts, optimiser: closed(openAdam(), phi) })
  const loss = compile(model.batch(half).pipe(softmaxCrossEntropy.map))
  const column = (part: 0 | 1): Float64Array => Float64Array.from(heldOut.samples.flatMap((sample) => sample[part]))
  const [inputs, labels] = [column(0), column(1)]
  const sums = epochs.map(() => ({ loss: 0, right: 0 }))
  for (let fresh = 0; fresh < count; fresh++)
    for await (const { epoch, parameters } of train(learner, learnt, {
      epochs: Math.max(...epochs),
      seed: 1000 * seed + fresh,
    })) {
      const sum = sums[epochs.indexOf(epoch)]
      if (sum === undefined) continue
      sum.loss += loss(...parameters, [labels], inputs)[0][0] as number
      sum.right += accuracy(model, parameters, heldOut)
    }
  return sums.map((sum) => ({ loss: sum.loss / count, right: sum.right / count }))
}

/** What a search came to from a seed: the Adams on the way, the loss of learning with each, and what fresh learners come to with the last. */
interface Found {
  readonly adams: readonly ReturnType<typeof adamAt>[]
  readonly losses: readonly number[]
  readonly outcomes: Awaited<ReturnType<typeof tested>>
}

/** Adam's step size and decays by hypergradients with and without second-order terms, by a grid, and as they come. */
export async function l2lRate(
  _follow: Follow,
  {
    steps = 50,
    learners = 4,
    episodes = 60,
    tested: count = 8,
    epochs = [10, 40],
    seeds = [1, 2, 3, 4, 5],
    kept = true,
  }: RateSize = {},
): Promise<readonly Figure[]> {
  const searches: readonly { readonly name: string; readonly of: Found[] }[] = [
    'hypergradients',
    'without second order',
    'grid of equal cost',
    'defaults',
  ].map((name) => ({ name, of: [] }))
  for (const seed of seeds) {
    const both = halves(seed)
    const family = learnersOf(both[0])
    const size = { steps, learners, episodes }
    const each = Math.max(1, Math.floor((costOfEpisode * learners * episodes) / grid.length))
    const losses = grid.map(lossesOf(family, each, steps, new Random(seed, 2)))
    const best = losses.reduce((least, loss, at) => (loss < (losses[least] as number) ? at : least), 0)
    const ways: readonly (readonly Phi[])[] = [
      [defaults, ...hypergradients(whole, family, size, seed)],
      [defaults, ...hypergradients(first, family, size, seed)],
      [grid[best] as Phi],
      [defaults],
    ]
    const lossOf = lossesOf(family, 16, steps, new Random(seed, 3))
    for (const [at, way] of ways.entries()) {
      const outcomes = await tested(way.at(-1) as Phi, both, count, epochs, seed)
      searches[at]?.of.push({ adams: way.map(adamAt), losses: way.map(lossOf), outcomes })
    }
  }

  const level = (list: readonly number[]): readonly number[] =>
    list.length > 1 ? list : new Array<number>(episodes + 1).fill(list[0] as number)
  const panel = (title: string, label: string, logarithmic: boolean, way: (found: Found) => readonly number[]) => ({
    title,
    x: { label: 'episode' },
    y: { label, logarithmic },
    curves: searches.map(({ name, of }) => ({ name, repeats: of.map((found) => level(way(found))) })),
  })
  if (kept)
    keepCurves(rateCurves, {
      title: 'Adam’s step size and β₁, found by hypergradients',
      description: `How both go along, and the mean loss of ${steps} learning steps with them, beside a grid of equal cost and the defaults.`,
      panels: [
        panel('Loss', `mean of ${steps} steps`, false, ({ losses }) => losses),
        panel('Step size', 'exp φ₀', true, ({ adams }) => adams.map(([rate]) => rate)),
        panel('β₁', 'σ(φ₁)', false, ({ adams }) => adams.map(([, beta1]) => beta1)),
      ],
    })
  return searches.flatMap(({ name, of }) => {
    const figure = (
      what: string,
      valueOf: (found: Found) => number | undefined,
      unit: Figure['unit'] = 'number',
    ): Figure => ({ of: `${name}: ${what}`, found: of.map((found) => valueOf(found) as number), unit })
    const adams = [
      figure('step size', ({ adams }) => adams.at(-1)?.[0]),
      figure('β₁', ({ adams }) => adams.at(-1)?.[1]),
      figure('β₂', ({ adams }) => adams.at(-1)?.[2]),
      figure(`mean loss of ${steps} steps`, ({ losses }) => losses.at(-1)),
    ]
    const fresh = epochs.flatMap((epoch, at) => [
      figure(`loss held out, ${epoch} epochs`, ({ outcomes }) => outcomes[at]?.loss),
      figure(`right, ${epoch} epochs`, ({ outcomes }) => outcomes[at]?.right, 'share'),
    ])
    return adams.concat(fresh)
  })
}
