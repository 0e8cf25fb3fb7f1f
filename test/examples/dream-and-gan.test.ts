/** The experiments of deep dreaming and of an adversarial network, at a reduced size. */
import { decode } from 'fast-png'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { dream, dreamFile } from '../../docs/examples/experiments/dream.ts'
import { gan, ganFile, slicedWasserstein } from '../../docs/examples/experiments/gan.ts'
import { resultPath } from '../../docs/examples/experiments/results.ts'
import { quietly } from './quietly.ts'

const sizeOf = (file: string): number[] => {
  const { width, height } = decode(readFileSync(resultPath(file)))
  return [width, height]
}

test('a dream shows each of ten digits so that the network knows it', async () => {
  const [figure] = await dream(quietly, { hidden: 32, samples: 1_000, epochs: 8, kept: false })
  expect(figure?.found[0]).toBeGreaterThan(0.99)
  expect(sizeOf(dreamFile)).toEqual([5 * 113 - 1, 2 * 113 - 1])
})

test('the sliced Wasserstein distance of a set that is moved is the mean length of its move', () => {
  const points = [
    [0, 0],
    [1, 2],
    [-3, 1],
  ] as const
  const moved = points.map(([x, y]) => [x + 3, y + 4] as const)
  expect(slicedWasserstein(points, points)).toBe(0)
  // The mean of |cos| over all directions is 2 / π.
  expect(slicedWasserstein(points, moved)).toBeCloseTo((5 * 2) / Math.PI, 2)
})

test('an adversarial network comes nearer to the points it is given', async () => {
  const [before, after, , greatest, late] = await gan(quietly, { points: 640, epochs: 60, rate: 1e-3, seeds: [1] })
  expect(after?.found[0]).toBeLessThan(0.5 * (before?.found[0] as number))
  // The critic's estimate of the Wasserstein distance falls.
  expect(late?.found[0]).toBeLessThan(0.5 * (greatest?.found[0] as number))
  expect(sizeOf(ganFile)).toEqual([320, 320])
})
