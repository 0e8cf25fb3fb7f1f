/** The laws of commutative rings, of smooth functions, and of storages of elements. */
import type { Domain, Ring, Smooth } from '../objects/domain.ts'
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
  { law: 'commutativity of +', statement: 'a + b = b + a', sides: (ring, a, b) => [ring.add(a, b), ring.add(b, a)] },
  {
    law: 'associativity of +',
    statement: '(a + b) + c = a + (b + c)',
    sides: (ring, a, b, c) => [ring.add(ring.add(a, b), c), ring.add(a, ring.add(b, c))],
  },
  { law: 'unit of +', statement: 'a + 0 = a', sides: (ring, a) => [ring.add(a, ring.zero), a] },
  { law: 'inverse of +', statement: 'a + (−a) = 0', sides: (ring, a) => [ring.add(a, ring.negate(a)), ring.zero] },
  {
    law: 'commutativity of ·',
    statement: 'a · b = b · a',
    sides: (ring, a, b) => [ring.multiply(a, b), ring.multiply(b, a)],
  },
  {
    law: 'associativity of ·',
    statement: '(a · b) · c = a · (b · c)',
    sides: (ring, a, b, c) => [ring.multiply(ring.multiply(a, b), c), ring.multiply(a, ring.multiply(b, c))],
  },
  { law: 'unit of ·', statement: 'a · 1 = a', sides: (ring, a) => [ring.multiply(a, ring.one), a] },
  {
    law: 'distributivity',
    statement: 'a · (b + c) = a · b + a · c',
    sides: (ring, a, b, c) => [ring.multiply(a, ring.add(b, c)), ring.add(ring.multiply(a, b), ring.multiply(a, c))],
  },
]

/** The laws that say which functions the smooth ones are, by the exponential and by each other. */
const smoothLaws = (smooth: Smooth<unknown>): readonly RingLaw[] => [
  {
    law: 'exponential',
    statement: 'exp(a + b) = exp(a) · exp(b)',
    sides: (ring, a, b) => [smooth.exp(ring.add(a, b)), ring.multiply(smooth.exp(a), smooth.exp(b))],
  },
  { law: 'logarithm', statement: 'log(exp(a)) = a', sides: (_ring, a) => [smooth.log(smooth.exp(a)), a] },
  {
    law: 'reciprocal',
    statement: 'exp(a) · reciprocal(exp(a)) = 1',
    sides: (ring, a) => [ring.multiply(smooth.exp(a), smooth.reciprocal(smooth.exp(a))), ring.one],
  },
  {
    law: 'sine',
    statement: 'sin(a + b) = sin(a) · cos(b) + cos(a) · sin(b)',
    sides: (ring, a, b) => [
      smooth.sin(ring.add(a, b)),
      ring.add(ring.multiply(smooth.sin(a), smooth.cos(b)), ring.multiply(smooth.cos(a), smooth.sin(b))),
    ],
  },
  {
    law: 'cosine',
    statement: 'cos(a + b) + sin(a) · sin(b) = cos(a) · cos(b)',
    sides: (ring, a, b) => [
      ring.add(smooth.cos(ring.add(a, b)), ring.multiply(smooth.sin(a), smooth.sin(b))),
      ring.multiply(smooth.cos(a), smooth.cos(b)),
    ],
  },
  {
    law: 'square root',
    statement: 'sqrt(exp(a + a)) = exp(a)',
    sides: (ring, a) => [smooth.sqrt(smooth.exp(ring.add(a, a))), smooth.exp(a)],
  },
  {
    law: 'sigmoid',
    statement: 'sigmoid(a) · (1 + exp(−a)) = 1',
    sides: (ring, a) => [ring.multiply(smooth.sigmoid(a), ring.add(ring.one, smooth.exp(ring.negate(a)))), ring.one],
  },
  {
    law: 'hyperbolic tangent',
    statement: 'tanh(a) + 1 = sigmoid(a + a) + sigmoid(a + a)',
    sides: (ring, a) => {
      const half = smooth.sigmoid(ring.add(a, a))
      return [ring.add(smooth.tanh(a), ring.one), ring.add(half, half)]
    },
  },
]

/** Holds a domain to the laws of rings, its smooth functions to what they are, its storage to giving back what it took. */
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
  const all = [...laws, ...(domain.smooth === undefined ? [] : smoothLaws(domain.smooth)), storage]
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
