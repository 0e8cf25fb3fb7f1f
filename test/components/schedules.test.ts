/** Learning-rate schedules, held to optax at each of 60 steps. */
import type { Schedule } from 'lensor'
import {
  LensorError,
  cosineDecay,
  discard,
  exponentialDecay,
  input,
  linear,
  real,
  scheduleOf,
  stepDecay,
  warmUp,
} from 'lensor'
import { describe, expect, test } from 'vitest'
import fixtures from '../fixtures/schedules.json' with { type: 'json' }
import { relativeError, run } from '../graph/evaluate.ts'

const cosine = cosineDecay({ rate: 0.1, steps: 40, floor: 0.02 })

const schedules: Record<keyof typeof fixtures.schedules, Schedule> = {
  constant: scheduleOf(0.1),
  exponentialDecay: exponentialDecay({ rate: 0.1, factor: 0.5, every: 10 }),
  exponentialDecayEveryStep: exponentialDecay({ rate: 0.1, factor: 0.9 }),
  stepDecay: stepDecay({ rate: 0.1, factor: 0.1, at: [20, 45] }),
  cosineDecay: cosineDecay({ rate: 0.1, steps: 50 }),
  cosineDecayToFloor: cosine,
  warmUp: warmUp(10, 0.1),
  warmUpAndCosineDecay: warmUp(10, cosine),
}

describe('schedules give the rates of optax', () => {
  test.each(Object.entries(schedules))('%s', (name, schedule) => {
    const expected = fixtures.schedules[name as keyof typeof schedules]
    const counts = [...expected.keys()]
    expect(expected).toHaveLength(60)
    expect(relativeError(run(schedule.batch(60))([counts]), [expected])).toBeLessThan(1e-15)
    for (const count of counts)
      expect(relativeError(run(schedule)([[count]]), [[expected[count] ?? NaN]])).toBeLessThan(1e-13)
  })
})

test('a schedule stays a schedule', () => {
  expect(scheduleOf(cosine)).toBe(cosine)
})

test('cosine decay reaches its floor and stays there, to the bit', () => {
  expect(run(cosine.batch(3))([[40, 41, 1e6]])).toEqual([[0.02, 0.02, 0.02]])
})

describe('what is no schedule is refused in one line', () => {
  const refused = (rate: unknown) => () => scheduleOf(rate as number)
  test.each<[string, () => unknown, string]>([
    ['steps 0', () => warmUp(0, 0.1), 'warmUp takes steps: a whole number from 1, but 0 came'],
    [
      'steps with a fraction',
      () => cosineDecay({ rate: 0.1, steps: 2.5 }),
      'cosineDecay takes steps: a whole number from 1, but 2.5 came',
    ],
    [
      'a rate that is NaN',
      () => cosineDecay({ rate: NaN, steps: 2 }),
      'cosineDecay takes rate: a number from 0, but NaN came',
    ],
    [
      'a floor below 0',
      () => cosineDecay({ rate: 1, steps: 2, floor: -1 }),
      'cosineDecay takes floor: a number from 0, but -1 came',
    ],
    [
      'a factor 0',
      () => exponentialDecay({ rate: 1, factor: 0 }),
      'exponentialDecay takes factor: a number above 0, but 0 came',
    ],
    [
      'every so many steps',
      () => exponentialDecay({ rate: 1, factor: 0.5, every: Infinity }),
      'exponentialDecay takes every: a whole number from 1, but Infinity came',
    ],
    [
      'a milestone',
      () => stepDecay({ rate: 1, factor: 0.5, at: [3, -1] }),
      'stepDecay takes at: a whole number from 1, but -1 came',
    ],
    ['a rate below 0', refused(-1), 'a learning rate is a number from 0 or a schedule ℝ → ℝ, but -1 came'],
    ['a text', refused('fast'), "a learning rate is a number from 0 or a schedule ℝ → ℝ, but 'fast' came"],
    ['a layer', refused(input(2)), 'a schedule is a map ℝ → ℝ from the count of steps, but one from ℝ[2] to ℝ[2] came'],
    [
      'a map with parameters',
      refused(input(2).pipe(linear(1))),
      'a schedule is a map ℝ → ℝ from the count of steps, but one from ℝ[1×2] ⊗ ℝ[2] to ℝ[1] came',
    ],
    [
      'a map to nothing',
      refused(discard([real()])),
      'a schedule is a map ℝ → ℝ from the count of steps, but one from ℝ to 1 came',
    ],
  ])('%s', (_name, make, sentence) => {
    expect(make).toThrow(LensorError)
    expect(make).toThrow(`✗ ${sentence}`)
  })
})
