/** The paper's three models of the Iris flowers: with its own draws of random numbers, and from several seeds. */
import { dataset, real } from 'lensor'
import type { Initialiser } from 'lensor'
import type { Network, Training } from '../networks.ts'
import { denseNetwork, hiddenNetwork, linearNetwork, measured } from '../networks.ts'
import type { Follow } from '../outcome.ts'
import type { Figure } from './experiment.ts'
import { NumpyRandom } from './numpy.ts'

/** A model, and the shapes of its weights in the order in which the published code draws them: the last layer's first. */
interface Model {
  readonly name: string
  readonly network: Network
  readonly shapes: readonly (readonly [outputs: number, inputs: number])[]
}

const models: readonly Model[] = [
  { name: '4 → 3 linear', network: linearNetwork, shapes: [[3, 4]] },
  { name: '4 → 3 sigmoid', network: denseNetwork, shapes: [[3, 4]] },
  {
    name: '4 → 20 → 3 sigmoid',
    network: hiddenNetwork,
    shapes: [
      [3, 20],
      [20, 4],
    ],
  },
]

/** Training as the published code draws it from seed 2: normal weights of deviation 0.01, and all the flowers in their order. */
function published(shapes: Model['shapes'], epochs: number, steps: number): Training {
  const random = new NumpyRandom(2)
  const weights = shapes.map(([outputs, inputs]) =>
    Array.from({ length: outputs * inputs }, () => 0.01 * random.normal()),
  )
  const initial: Initialiser = ({ shape }) =>
    weights[shapes.findIndex((known) => known.join() === (shape as readonly number[]).join())] ?? []

  const { samples } = measured()
  const order = samples.map((_, place) => place)
  const places = Array.from({ length: epochs }, () => {
    random.shuffle(order)
    return [...order]
  }).flat()
  const data = dataset(
    real(4),
    real(3),
    places.slice(0, steps).map((place) => samples[place] as never),
  )
  return { data, epochs: 1, shuffle: false, initial }
}

/** How long the models learn, and from which seeds. */
export interface IrisSize {
  readonly epochs?: number
  readonly seeds?: readonly number[]
}

/**
 * The share of the flowers that each model gets right: with the published draws after the first step of the last epoch, where
 * the published code reads it, and at the end; then at the end from seeds of this library, with Glorot's weights.
 */
export async function iris(
  follow: Follow,
  { epochs = 400, seeds = [1, 2, 3, 4, 5] }: IrisSize = {},
): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  for (const { name, network, shapes } of models) {
    const trainings = {
      'published draws, read where published': [published(shapes, epochs, 150 * (epochs - 1) + 1)],
      'published draws, at the end': [published(shapes, epochs, 150 * epochs)],
      [`seeds ${seeds.join(', ')}, at the end`]: seeds.map((seed): Training => ({ epochs, seed })),
    }
    for (const [draws, all] of Object.entries(trainings)) {
      const outcomes = []
      for (const training of all) outcomes.push(await network(follow, training))
      figures.push({
        of: `${name}, ${draws}`,
        found: outcomes.map(({ accuracy }) => accuracy),
        published: outcomes[0]?.published,
        unit: 'share',
      })
    }
  }
  return figures
}
