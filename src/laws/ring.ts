/** The laws of commutative rings, and of storages of their elements. */
import type { Domain, Ring } from '../objects/domain.ts'
import { Random } from '../objects/random.ts'
import type { Broken, CheckOptions } from './report.ts'
import { LawReport, shown } from './report.ts'
import { agree, drawElement } from './values.ts'

type Sides = readonly [left: unknown, right: unknown]

/** A law of commutative rings: both sides at three elements. */
interface RingLaw {
  readonly law: string
  readonly statement: string
  sides(ring: Ring<unknown>, a: unknown, b: unknown, c: unknown): Sides
}

const laws: readonly RingLaw[] = [
  { law: 'commutativity of +', statement: 'a + b = b + a', sides: ({ add }, a, b) => [add(a, b), add(b, a)] },
  {
    law: 'associativity of +',
    statement: '(a + b) + c = a + (b + c)',
    sides: ({ add }, a, b, c) => [add(add(a, b), c), add(a, add(b, c))],
  },
  { law: 'unit of +', statement: 'a + 0 = a', sides: ({ add, zero }, a) => [add(a, zero), a] },
  { law: 'inverse of +', statement: 'a + (−a) = 0', sides: ({ add, negate, zero }, a) => [add(a, negate(a)), zero] },
  {
    law: 'commutativity of ·',
    statement: 'a · b = b · a',
    sides: ({ multiply }, a, b) => [multiply(a, b), multiply(b, a)],
  },
  {
    law: 'associativity of ·',
    statement: '(a · b) · c = a · (b · c)',
    sides: ({ multiply }, a, b, c) => [multiply(multiply(a, b), c), multiply(a, multiply(b, c))],
  },
  { law: 'unit of ·', statement: 'a · 1 = a', sides: ({ multiply, one }, a) => [multiply(a, one), a] },
  {
    law: 'distributivity',
    statement: 'a · (b + c) = a · b + a · c',
    sides: ({ add, multiply }, a, b, c) => [multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c))],
  },
]

/** Holds a domain to the laws of commutative rings, and its storage to giving back what it was given. */
export function ringLaws(domain: Domain, options: CheckOptions): LawReport {
  const { cases = 100, seed = 0, tolerance = 1e-6, element = drawElement } = options
  const random = new Random(seed)
  const wire = { domain, shape: [] }
  const storage: RingLaw = {
    law: 'storage',
    statement: 'read(write(a)) = a',
    sides: (_ring, a) => [domain.storage.read(domain.storage.write([a]))[0], a],
  }
  const broken = new Map<string, Broken>()
  const all = [...laws, storage]
  for (let at = 0; at < cases; at++) {
    const [a, b, c] = [element(random, domain), element(random, domain), element(random, domain)]
    for (const { law, statement, sides } of all) {
      const [left, right] = sides(domain.ring, a, b, c)
      if (broken.has(law) || agree([wire], [[left]], [[right]], tolerance)) continue
      const [point, first, second] = [[[a], [b], [c]], [[left]], [[right]]].map(shown) as [string, string, string]
      broken.set(law, { law, statement, subject: domain.symbol, at: point, left: first, right: second })
    }
  }
  const names = all.map(({ law }) => law)
  return new LawReport(cases * all.length, names, [...broken.values()])
}
