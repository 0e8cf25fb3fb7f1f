/** Boolean circuits that learn flowers: the learners of the main job over ℤ₂. */
import { circuits } from '../learners.ts'
import type { Follow } from '../outcome.ts'
import type { Figure } from './experiment.ts'

/** Reverse derivative ascent on truth tables. It has no size to reduce: all of it takes a moment. */
export async function rdaIris(follow: Follow): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  for await (const { learner, accuracy, published } of circuits(follow))
    figures.push({ of: learner, found: [accuracy], published, unit: 'share' })
  return figures
}
