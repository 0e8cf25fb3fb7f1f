/** What the main job learns: the published figures over ℤ₂ exactly, and at least what is claimed over ℝ. */
import { report } from 'lensor/report'
import { expect, test } from 'vitest'
import { circuit, learners, networkWithAdam } from '../../docs/examples/learners.ts'
import { hiddenNetwork } from '../../docs/examples/networks.ts'
import { binary, oneHot } from '../../docs/examples/codes.ts'
import { binarised, flowers } from '../../docs/examples/iris.ts'
import { quietly } from './quietly.ts'

test('the flowers are those of the UCI file', () => {
  expect(flowers).toHaveLength(150)
  expect([34, 37].map((row) => flowers[row]?.measurements)).toEqual([
    [4.9, 3.1, 1.5, 0.1],
    [4.9, 3.1, 1.5, 0.1],
  ])
  expect(binarised(flowers)[0]).toEqual([0, 1, 0, 0])
})

test('over ℝ, the quadratic error and the basic update: at least 96 %', async () => {
  const { accuracy, losses } = await hiddenNetwork(quietly)
  expect(accuracy).toBeGreaterThanOrEqual(0.96)
  expect(losses.at(-1)).toBeLessThan((losses[0] as number) / 4)
})

test('over ℝ, softmax cross-entropy and Adam: at least 97 %', async () => {
  expect((await networkWithAdam(quietly)).accuracy).toBeGreaterThanOrEqual(0.97)
})

test.each([
  [2, 1, 'one bit', (species: number) => binary(species, 1), 49 / 50],
  [2, 2, 'one-hot', (species: number) => oneHot(species, 2), 49 / 50],
  [3, 2, 'binary', (species: number) => binary(species, 2), 55 / 75],
  [3, 3, 'one-hot', (species: number) => oneHot(species, 3), 55 / 75],
] as const)(
  'over ℤ₂, %i species in %i bits (%s): the published figure',
  async (species, width, labels, code, share) => {
    expect((await circuit(quietly, species, width, labels, code, share)).accuracy).toBe(share)
  },
)

test('all of them are the main job, those over ℤ₂ are what is published, and two have pages', async () => {
  const outcomes = []
  const pages = new Map<string, string>()
  for await (const { learner, published, accuracy, page, recording } of learners(quietly)) {
    outcomes.push([learner, accuracy, published])
    if (page !== undefined && recording !== undefined) pages.set(page, report(recording))
  }
  expect(outcomes).toHaveLength(6)
  expect([...pages.keys()]).toEqual(['start-network.html', 'start-circuit.html'])
  for (const page of pages.values()) expect(page).toMatch(/<th scope="row">virginica<\/th>/)
  for (const [, accuracy, published] of outcomes.filter(([learner]) => String(learner).startsWith('ℤ₂')))
    expect(accuracy).toBeCloseTo(published as number, 3)
})
