/** Seeded random numbers. */
import { Random } from 'lensor'
import { describe, expect, test } from 'vitest'

const numbers = (random: Random, count: number): number[] => Array.from({ length: count }, () => random.uniform())

/** The mean and the variance of a list. */
function moments(list: readonly number[]): { mean: number; variance: number } {
  const mean = list.reduce((sum, number) => sum + number, 0) / list.length
  return { mean, variance: list.reduce((sum, number) => sum + (number - mean) ** 2, 0) / list.length }
}

describe('a source of random numbers', () => {
  test('gives the same numbers for the same seed, and others for another', () => {
    expect(numbers(new Random(5), 10)).toEqual(numbers(new Random(5), 10))
    expect(numbers(new Random(5), 10)).not.toEqual(numbers(new Random(6), 10))
    expect(numbers(new Random(5, 1), 10)).not.toEqual(numbers(new Random(5, 2), 10))
    expect(numbers(new Random(1, 5), 10)).not.toEqual(numbers(new Random(5, 1), 10))
  })

  test('is uniform, the first numbers of neighbouring seeds too', () => {
    const firsts = Array.from({ length: 2000 }, (_, seed) => new Random(seed).uniform())
    for (const list of [numbers(new Random(1), 2000), firsts]) {
      const { mean, variance } = moments(list)
      expect(Math.abs(mean - 1 / 2)).toBeLessThan(0.03)
      expect(Math.abs(variance - 1 / 12)).toBeLessThan(0.01)
      expect(list.every((number) => number >= 0 && number < 1)).toBe(true)
    }
  })

  test('is normal where it is asked for that', () => {
    const random = new Random(2)
    const { mean, variance } = moments(Array.from({ length: 4000 }, () => random.normal()))
    expect(Math.abs(mean)).toBeLessThan(0.06)
    expect(Math.abs(variance - 1)).toBeLessThan(0.08)
  })

  test('orders: each number once, each place as likely', () => {
    const random = new Random(3)
    const counts = new Array<number>(5).fill(0)
    for (let draw = 0; draw < 2000; draw++) {
      const order = random.order(5)
      expect([...order].toSorted()).toEqual([0, 1, 2, 3, 4])
      const place = order.indexOf(0)
      counts[place] = (counts[place] as number) + 1
    }
    for (const count of counts) expect(Math.abs(count - 400)).toBeLessThan(80)
  })
})
