/** How a law is checked: on many random cases over each domain, the same ones each time. */
import * as fc from 'fast-check'
import type { Domain } from 'lensor'
import { expect, test } from 'vitest'
import type { Draw } from './objects.ts'
import { domains, drawing } from './objects.ts'

/** How many cases a law is checked on, over each domain. */
const numRuns = 100

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
    const property = fc.property(cases(domain), seeds, (given, seed) => check(given, drawing(seed), domain))
    const found = fc.check(property, { seed: 20_260_101, numRuns, includeErrorInReport: true })
    expect(fc.defaultReportMessage(found) ?? 'holds').toBe('holds')
  })
}
