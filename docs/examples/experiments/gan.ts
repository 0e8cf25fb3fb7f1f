/** A generative adversarial network that learns a mixture in the plane. */
import {
  Random,
  adam,
  adversarial,
  compile,
  constant,
  cosineDecay,
  dense,
  descent,
  input,
  morphism,
  noise,
  real,
  relu,
  scale,
  subtract,
  train,
  unlabelled,
  weightClipping,
} from 'lensor'
import type { Noise, Para, Real } from 'lensor'
import type { Follow } from '../outcome.ts'
import type { Figure } from './experiment.ts'
import { keepResult } from './results.ts'
import { scatter } from './png.ts'
import type { Points } from './png.ts'

/** Eight normal distributions on the unit circle, each with a deviation of 0.05, drawn equally often. */
function mixture(count: number, seed: number): Points {
  const random = new Random(seed)
  return Array.from({ length: count }, () => {
    const angle = (Math.PI / 4) * Math.floor(8 * random.uniform())
    return [Math.cos(angle) + 0.05 * random.normal(), Math.sin(angle) + 0.05 * random.normal()]
  })
}

/**
 * How far apart two sets of as many points are: the mean over 64 directions of the 1-Wasserstein distance of their
 * projections, which sorting gives.
 */
export function slicedWasserstein(left: Points, right: Points): number {
  const directions = Array.from({ length: 64 }, (_, at) => (Math.PI * at) / 64)
  const distances = directions.map((angle) => {
    const projected = (points: Points): Float64Array =>
      Float64Array.from(points, ([x, y]) => x * Math.cos(angle) + y * Math.sin(angle)).toSorted()
    const [first, second] = [projected(left), projected(right)]
    return first.reduce((sum, value, at) => sum + Math.abs(value - (second[at] as number)), 0) / first.length
  })
  return distances.reduce((sum, distance) => sum + distance, 0) / distances.length
}

/** How many points there are to learn from, how often they are seen, the generator's first rate, and the seeds. */
export interface GanSize {
  readonly points?: number
  readonly rate?: number
  readonly epochs?: number
  readonly seeds?: readonly number[]
}

/** Where the points that were learnt are drawn. */
export const ganFile = 'gan.png'

/** How many points are compared, and drawn. */
const compared = 2_000

/** The parameters of two hidden layers of 32, from so many inputs to so many outputs. */
type Perceptron<Inputs extends number, Outputs extends number> = [
  Real<[32, Inputs]>,
  Real<[32]>,
  Real<[32, 32]>,
  Real<[32]>,
  Real<[Outputs, 32]>,
  Real<[Outputs]>,
]

/** From four numbers drawn between 0 and 1, centred at zero, to a point. */
const generator: Para<Perceptron<4, 2>, [Noise<[Real<[4]>]>], [Real<[2]>]> = morphism([noise(4)], (z) => [
  subtract(scale(z, 2), constant(real(4), 1)),
])
  .pipe(dense(32))
  .pipe(relu)
  .pipe(dense(32))
  .pipe(relu)
  .pipe(dense(2))

const discriminator: Para<Perceptron<2, 1>, [Real<[2]>], [Real<[1]>]> = input(2)
  .pipe(dense(32))
  .pipe(relu)
  .pipe(dense(32))
  .pipe(relu)
  .pipe(dense(1))

/** What a game came to: fresh points, those that the generator gave at first and at last, and the loss of each epoch. */
interface Played {
  readonly given: Points
  readonly first: Points
  readonly learnt: Points
  readonly losses: readonly number[]
}

/** The generator and a critic with clipped weights learn against each other, in one put for each batch of points. */
async function play(
  follow: Follow,
  { points, epochs, rate }: Required<Omit<GanSize, 'seeds'>>,
  seed: number,
): Promise<Played> {
  const batch = 64
  const steps = Math.ceil(points / batch) * epochs
  const optimiser = (first: number) => adam({ rate: cosineDecay({ rate: first, steps }), beta1: 0.5, beta2: 0.9 })
  const game = adversarial({
    generator,
    discriminator,
    batch,
    optimisers: { generator: optimiser(rate), discriminator: optimiser(8 * rate).pipe(weightClipping(0.5)) },
    rate: descent(1),
  })

  const run = compile(generator.batch(compared))
  const random = new Random(seed, 1)
  const drawn = Float64Array.from({ length: 4 * compared }, () => random.uniform())
  const generated = (parameters: Parameters<typeof run>): Points => {
    const [found] = run(...parameters)
    return Array.from({ length: compared }, (_, at) => [found[2 * at] as number, found[2 * at + 1] as number])
  }

  const title = `ℝ: a generator of points and a critic; Adam above both, weights of the critic clipped, seed ${seed}`
  const data = unlabelled(real(2), mixture(points, seed))
  const first = generated([...generator.initialise(seed), [drawn]])
  const { last, losses } = await follow(title, epochs, train(game, data, { epochs, seed }))
  const [w1, b1, w2, b2, w3, b3] = last.parameters
  return { given: mixture(compared, seed + 1), first, learnt: generated([w1, b1, w2, b2, w3, b3, [drawn]]), losses }
}

/** How near the generator comes, from several seeds; the points from the first one are drawn. */
export async function gan(
  follow: Follow,
  { points = 4_096, epochs = 80, rate = 3e-4, seeds = [1, 2, 3, 4, 5] }: GanSize = {},
): Promise<readonly Figure[]> {
  const games: Played[] = []
  for (const seed of seeds) games.push(await play(follow, { points, epochs, rate }, seed))
  const { given, learnt } = games[0] as Played
  const layers = [
    { points: given, grey: 200 },
    { points: learnt, grey: 0 },
  ]
  keepResult(ganFile, scatter(layers, 1.6))

  const others = seeds.map((seed) => mixture(compared, seed + 2))
  const tenth = Math.max(1, Math.floor(epochs / 10))
  const mean = (part: readonly number[]): number => part.reduce((sum, value) => sum + value, 0) / part.length
  const figure = (of: string, found: (game: Played, index: number) => number): Figure => ({
    of,
    found: games.map(found),
    unit: 'number',
  })
  return [
    figure('sliced Wasserstein distance to fresh points, before', ({ first, given }) =>
      slicedWasserstein(first, given),
    ),
    figure('and after', ({ learnt, given }) => slicedWasserstein(learnt, given)),
    figure('two sets of fresh points, for comparison', ({ given }, index) =>
      slicedWasserstein(others[index] as Points, given),
    ),
    figure('the critic’s estimate, greatest epoch', ({ losses }) => -Math.min(...losses)),
    figure('the critic’s estimate, last tenth of the epochs', ({ losses }) => -mean(losses.slice(-tenth))),
  ]
}
