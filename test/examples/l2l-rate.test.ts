/** The rates of Adam by hypergradients, at a reduced size. */
import { Random } from 'lensor'
import { expect, test } from 'vitest'
import { l2lRate, learnersOf } from '../../docs/examples/experiments/l2l-rate.ts'
import { measured } from '../../docs/examples/networks.ts'
import { quietly } from './quietly.ts'

test('learners of the same flowers have weights of their own, and see each flower once in an epoch', () => {
  const tasks = learnersOf(measured())(2, new Random(1))
  expect(tasks.parameters.map(({ length }) => length)).toEqual([2 * 80, 2 * 20, 2 * 60, 2 * 3])
  const [first] = tasks.parameters as [Float64Array]
  expect(first.slice(0, 80)).not.toEqual(first.slice(80))
  const [labels, inputs] = tasks.next(10)
  const seen = Array.from({ length: 300 }, (_, at) =>
    [...inputs.slice(4 * at, 4 * at + 4), ...labels.slice(3 * at, 3 * at + 3)].join(),
  )
  const all = measured().samples.map(([flower, kind]) => [...flower, ...kind].join())
  expect(seen.slice(0, 150)).not.toEqual(all)
  expect(seen.slice(0, 150)).not.toEqual(seen.slice(150))
  for (const own of [seen.slice(0, 150), seen.slice(150)]) expect(own.toSorted()).toEqual(all.toSorted())
})

test('l2l-rate: hypergradients find a larger step size, with which learning is better than by default', async () => {
  const figures = await l2lRate(quietly, {
    steps: 20,
    learners: 2,
    episodes: 15,
    tested: 2,
    epochs: [2, 4],
    seeds: [1],
    kept: false,
  })
  const found = new Map(figures.map(({ of, found }) => [of, found[0] as number]))
  expect(found.get('defaults: step size')).toBeCloseTo(0.001, 12)
  expect(found.get('defaults: β₂')).toBeCloseTo(0.999, 12)
  const loss = (name: string): number => found.get(`${name}: mean loss of 20 steps`) as number
  for (const name of ['hypergradients', 'without second order']) {
    expect(found.get(`${name}: step size`)).toBeGreaterThan(0.003)
    expect(loss(name)).toBeLessThan(loss('defaults'))
  }
  expect(loss('grid of equal cost')).toBeLessThan(loss('defaults'))
  expect(found.get('hypergradients: step size')).not.toBe(found.get('without second order: step size'))
})
