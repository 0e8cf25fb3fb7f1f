/** How a law is checked: on many random cases over each domain, the same ones each time. */
import * as fc from 'fast-check'
import type { Domain } from 'lensor'
import { expect, test } from 'vitest'
import type { Draw } from './objects.ts'
import { domains, drawing } from './objects.ts'

/** How many cases a law is checked on, over each domain, and the seed of them all. */
const numRuns = Number(process.env['LAW_CASES'] ?? 100)
const seed = Number(process.env['LAW_SEED'] ?? 20_260_101)

/** A seed from which the values of a case are drawn. */
const seeds = fc.nat(999_999)

/** Checks a law on random cases over the domains. */
export function law<Case>(
  name: string,
  cases: (domain: Domain) => fc.Arbitrary<Case>,
  check: (given: Case, draw: Draw, domain: Domain) => void,
  over: typeof domains = domains,
): void {
  test.each(over)(`${name}, over %s`, (_symbol, domain) => {
    const property = fc.property(cases(domain), seeds, (given, point) => check(given, drawing(point), domain))
    const found = fc.check(property, { seed, numRuns, includeErrorInReport: true })
    expect(fc.defaultReportMessage(found) ?? 'holds').toBe('holds')
  })
}
