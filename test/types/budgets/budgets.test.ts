import { describe, expect, test } from 'vitest'
import type { Outcome } from './budgets.ts'
import { isWithin, outcomes, overspent, programs } from './budgets.ts'

const measured = outcomes()

async function outcome(name: string): Promise<Outcome> {
  const found = (await measured).costs.find((other) => other.name === name)
  if (found === undefined) throw new Error(`✗ there is no program ${name}`)
  return found
}

describe('a program costs no more than its budget', () => {
  test.each(Object.keys(programs))('%s', { timeout: 120_000 }, async (name) => {
    const found = await outcome(name)
    expect(found.measured).toBeGreaterThan(0)
    if (!isWithin(found)) throw new Error(overspent(found))
  })
})

test.each([
  ['layers', 100],
  ['layers of different sizes', 120],
])('%s cost at most %i instantiations each, however many', async (layers, most) => {
  const cost = async (count: number): Promise<number> => (await outcome(`${count} ${layers}`)).measured
  const [first, later] = [((await cost(100)) - (await cost(10))) / 90, ((await cost(400)) - (await cost(100))) / 300]
  expect(first).toBeLessThanOrEqual(most)
  expect(later).toBeLessThanOrEqual(most)
  expect(later).toBeLessThan(first * 1.05)
})

test('an outcome over its budget says what was measured, the budget, the difference and what to do', () => {
  expect(overspent({ name: '10 layers', measured: 1_100, budget: 1_000 })).toBe(
    '✗ 10 layers: 1100 instantiations were measured, the budget is 1000, 100 less; `npm run budgets -- --update` takes what is measured as the new budgets',
  )
  expect(isWithin({ name: '10 layers', measured: 1_100, budget: 1_000 })).toBe(false)
  expect(isWithin({ name: '10 layers', measured: 1_100, budget: undefined })).toBe(false)
})
