/** Rules over ℤ₂ that are learnt: their reverse derivative, everywhere, and the experiment at a reduced size. */
import { BitVector, Random, compile, reverse } from 'lensor'
import { describe, expect, test } from 'vitest'
import {
  agreementOf,
  answersOf,
  drawTasks,
  metaBits,
  parities,
  tables,
} from '../../docs/examples/experiments/meta-bits.ts'
import type { Family } from '../../docs/examples/experiments/meta-bits.ts'
import { binary } from '../../docs/examples/codes.ts'
import { quietly } from './quietly.ts'

/** a + bε over ℤ₂ with ε² = 0: the value of a polynomial, and its formal derivative in one direction. */
type Dual = readonly [value: number, derivative: number]

const plus = ([a, b]: Dual, [c, d]: Dual): Dual => [a ^ c, b ^ d]
const times = ([a, b]: Dual, [c, d]: Dual): Dual => [a & c, (a & d) ^ (b & c)]
const total = (list: readonly Dual[]): Dual => list.reduce(plus, [0, 0])
const product = (list: readonly Dual[]): Dual => list.reduce(times, [1, 0])
const numbers = (list: Iterable<number>): Dual[] => [...list].map((value) => [value, 0])
const rows = <Element>(list: readonly Element[], size: number): Element[][] =>
  Array.from({ length: list.length / size }, (_, row) => list.slice(size * row, size * (row + 1)))

/** The polynomial whose value is 1 where some bits are the digits of a number. */
const minterm = (bits: readonly Dual[], index: number): Dual =>
  product(binary(index, bits.length).map((digit, at) => plus(bits[at] as Dual, [1 - digit, 0])))

/** The features that a circuit is a sum of: the products of a truth table, or the bits themselves. */
const features = {
  tables: (x: readonly Dual[]): Dual[] => Array.from({ length: 8 }, (_, index) => minterm(x, index)),
  parities: (x: readonly Dual[]): Dual[] => [...x],
}

/** What a circuit answers that is learnt by a rule, in plain arithmetic. */
function plainAnswers(
  phi: readonly Dual[],
  [, , labels, learnt, asked]: readonly Iterable<number>[],
  of: (x: readonly Dual[]) => Dual[],
): Dual[] {
  const seen = rows(numbers(learnt as Iterable<number>), 3)
  let weights = of(seen[0] as Dual[]).map((): Dual => [0, 0])
  let states = weights
  for (const [step, label] of numbers(labels as Iterable<number>).entries()) {
    const terms = of(seen[step] as Dual[])
    const error = plus(label, total(terms.map((term, at) => times(weights[at] as Dual, term))))
    const cases = terms.map((term, at) =>
      [0, 1, 2, 3].map((index) => minterm([states[at] as Dual, times(error, term)], index)),
    )
    const row = (first: number, products: readonly Dual[]): Dual =>
      total(products.map((one, index) => times(phi[first + index] as Dual, one)))
    states = cases.map((products) => row(0, products))
    weights = weights.map((weight, at) => plus(weight, row(4, cases[at] as Dual[])))
  }
  return rows(numbers(asked as Iterable<number>), 3).map((x) =>
    total(of(x).map((term, at) => times(weights[at] as Dual, term))),
  )
}

const kinds: readonly (readonly [name: 'tables' | 'parities', family: Family])[] = [
  ['tables', { ...tables, steps: 10 }],
  ['parities', { ...parities, steps: 6 }],
]

describe.each(kinds)('%s', (name, family) => {
  const answers = answersOf(family.circuit, family.steps, 8)
  const [run, back] = [compile(answers), compile(reverse(answers))]

  test('R of a learner that learns is the formal derivative of the polynomial that it is, of every rule', () => {
    let ones = 0
    const [found, expected] = [[] as string[], [] as string[]]
    const random = new Random(5)
    for (let task = 0; task < 2; task++) {
      const { given } = drawTasks(family, 1, 8, random)
      const change = Array.from({ length: 8 }, () => Number(random.uniform() < 0.5))
      for (let index = 0; index < 256; index++) {
        const table = binary(index, 8)
        const rule = BitVector.from(table)
        found.push(`${run(rule, ...given)[0].toString()} ${back(rule, ...given, BitVector.from(change))[0].toString()}`)
        const plain = table.map((_, place) =>
          plainAnswers(
            table.map((value, at): Dual => [value, Number(at === place)]),
            given,
            features[name],
          ),
        )
        const changes = plain.map((row) => row.reduce((sum, [, d], at) => sum ^ (d & (change[at] as number)), 0))
        expected.push(`${plain[0]?.map(([value]) => value).join('')} ${changes.join('')}`)
        ones += changes.filter(Boolean).length
      }
    }
    expect(found).toEqual(expected)
    expect(found).toHaveLength(2 * 256)
    expect(ones).toBeGreaterThan(100)
  })

  test('R and the Boolean difference are one where rules are used in one step, and two where they are used in more', () => {
    expect(agreementOf({ ...family, steps: 1 }, 8, new Random(1))).toEqual({ ofOnes: 1, ofZeros: 1 })
    const { ofOnes, ofZeros } = agreementOf(family, 4, new Random(1))
    for (const share of [ofOnes, ofZeros]) {
      expect(share).toBeGreaterThan(0.3)
      expect(share).toBeLessThan(1)
    }
  })
})

test('the experiment: waiting for a second error is better than the basic update, and ascent on all answers of a linear circuit rests', async () => {
  const figures = await metaBits(quietly, { steps: 10, tested: 96, seeds: [1, 2], kept: false })
  const found = new Map(figures.map(({ of, found }) => [of, found]))
  const only = (of: string): number => (found.get(of) as readonly [number])[0]
  // Three labels, each wrong with probability p = 1/5: the last one is wrong so often, and most of them with 3p²(1 − p) + p³.
  expect(only('any circuit, noisy labels: basic update')).toBeCloseTo(0.2, 1)
  expect(only('any circuit, noisy labels: the best of all 256, 01100001')).toBeCloseTo(0.104, 1)
  expect(found.get('any circuit, noisy labels: all 256 rules')).toHaveLength(256)
  const basic = only('linear circuits, right labels: basic update')
  const resting = found.get('linear circuits, right labels: R, 128 answers a step, mean of its rules') ?? []
  expect(resting.map((share) => share.toFixed(9))).toEqual([basic, basic].map((share) => share.toFixed(9)))
  const shares = [...found.values()].flat()
  expect([Math.min(...shares) >= 0, Math.max(...shares) <= 1]).toEqual([true, true])
})
