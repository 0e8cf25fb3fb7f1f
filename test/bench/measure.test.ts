/** The pure parts of measuring: medians, turns, exponents, and how far values are apart. */
import { describe, expect, test } from 'vitest'
import { distance } from './checksums.ts'
import type { Contestant } from './measure.ts'
import { exponentOf, interleaved, quantile, spreadOf } from './measure.ts'

describe('a spread', () => {
  test('is the median and the quarters', () => {
    expect(spreadOf([5, 1, 4, 2, 3])).toEqual({ lower: 2, median: 3, upper: 4, rounds: 5 })
    expect(spreadOf([4, 1])).toEqual({ lower: 1.75, median: 2.5, upper: 3.25, rounds: 2 })
  })

  test('is not moved by one round that was disturbed', () => {
    expect(quantile([1, 1, 1, 1, 1000], 0.5)).toBe(1)
  })
})

describe('turns', () => {
  /** A contestant that notes its turns, and whose step takes so many microseconds. */
  function noting(id: string, step: number, turns: string[]): Contestant {
    return {
      id,
      reset: () => {},
      run: (steps) => {
        turns.push(`${id} ${steps}`)
        return steps * step
      },
    }
  }

  test('are taken one after another, a round after the other', async () => {
    const turns: string[] = []
    const effort = { rounds: 3, fewest: 1, turn: 1, longest: Infinity, period: 5 }
    const spreads = await interleaved([noting('fast', 10, turns), noting('slow', 500, turns)], effort)
    expect(turns.slice(-6)).toEqual(['fast 100', 'slow 5', 'fast 100', 'slow 5', 'fast 100', 'slow 5'])
    expect(spreads.get('fast')?.median).toBeCloseTo(10)
    expect(spreads.get('slow')).toEqual({ lower: 500, median: 500, upper: 500, rounds: 3 })
  })

  test('end for one that is slow, but not before the fewest', async () => {
    const effort = { rounds: 9, fewest: 2, turn: 1, longest: 1, period: 1 }
    const spreads = await interleaved([noting('slow', 5000, []), noting('fast', 1, [])], effort)
    expect(spreads.get('slow')?.rounds).toBe(2)
    expect(spreads.get('fast')?.rounds).toBe(2)
  })
})

test('an exponent is that of a power', () => {
  const points = [1, 3, 10, 50].map((x) => [x, 7 * x ** 1.5] as const)
  expect(exponentOf(points)).toBeCloseTo(1.5)
})

describe('a distance', () => {
  const start = Float64Array.of(1, 1)
  const expected = Float64Array.of(1, 4)

  test('is relative to how far values have moved', () => {
    expect(distance(Float64Array.of(1, 4), expected, start)).toBe(0)
    expect(distance(Float64Array.of(1, 4.3), expected, start)).toBeCloseTo(0.1)
  })

  test('is infinite where values are missing or are no numbers', () => {
    expect(distance(Float64Array.of(1), expected, start)).toBe(Infinity)
    expect(distance(Float64Array.of(1, Number.NaN), expected, start)).toBe(Infinity)
  })
})
