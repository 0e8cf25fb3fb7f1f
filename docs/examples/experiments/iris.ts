/** The paper's three models of the Iris flowers, from several seeds. */
import { glorot } from 'lensor'
import { denseNetwork, hiddenNetwork, linearNetwork } from '../networks.ts'
import type { Follow } from '../outcome.ts'
import type { Figure } from './experiment.ts'
import { normal } from './initialisers.ts'

const models = { '4 → 3 linear': linearNetwork, '4 → 3 sigmoid': denseNetwork, '4 → 20 → 3 sigmoid': hiddenNetwork }
const initialisers = { 'N(0, 0.01²)': normal, Glorot: glorot }

/** How long the models learn, and from which seeds. */
export interface IrisSize {
  readonly epochs?: number
  readonly seeds?: readonly number[]
}

/** The share of the flowers that each model gets right after it has learnt them, by how its weights begin. */
export async function iris(
  follow: Follow,
  { epochs = 400, seeds = [1, 2, 3, 4, 5] }: IrisSize = {},
): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  for (const [name, network] of Object.entries(models))
    for (const [begin, initial] of Object.entries(initialisers)) {
      const outcomes = []
      for (const seed of seeds) outcomes.push(await network(follow, { epochs, seed, initial }))
      figures.push({
        of: `${name}, weights from ${begin}`,
        found: outcomes.map(({ accuracy }) => accuracy),
        published: outcomes[0]?.published,
        unit: 'share',
      })
    }
  return figures
}
