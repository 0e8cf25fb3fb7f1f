/** Dropout, whose mask is noise that flows in. */
import {
  LensorError,
  Random,
  dense,
  dropout,
  identity,
  input,
  multiply,
  morphism,
  noise,
  notation,
  real,
  reverse,
  tanh,
} from 'lensor'
import type { Noise, Para, Real } from 'lensor'
import { describe, expect, test } from 'vitest'
import { centralDifferences, differenceTolerance, relativeError, run } from '../graph/evaluate.ts'
import { refused } from '../terms/refusal.ts'

const random = new Random(1)
const draw = (length: number): number[] => Array.from({ length }, () => random.normal())
const uniform = (length: number): number[] => Array.from({ length }, () => random.uniform())

const layer = (rate: number): Para<[], [Real<[4]>, Noise<[Real<[4]>]>], [Real<[4]>]> =>
  input(4)
    .par(identity([noise(4)]))
    .pipe(dropout(rate))

describe('dropout', () => {
  test('keeps a place whose noise is at least the rate, scaled by 1 / (1 - rate)', () => {
    expect(
      run(layer(0.75))([
        [1, 2, 3, 4],
        [1e-300, 0.7499999, 0.75, 0.9999999],
      ]),
    ).toEqual([[0, 0, 12, 16]])
  })

  test('without noise is the identity of the tensor, whatever the rate', () => {
    const nothing = [0, 0, 0, 0]
    expect(run(layer(0.75))([[1, 2, 3, 4], nothing])).toEqual([[1, 2, 3, 4]])
    expect(run(reverse(layer(0.75)))([[1, 2, 3, 4], nothing, [5, 6, 7, 8]])).toEqual([[5, 6, 7, 8], nothing])
  })

  test('of rate 0 is the identity of the tensor, whatever the noise', () => {
    const [x, drawn] = [
      [1, -2, Infinity, 1e-300],
      [0, 0.5, 0.25, 0.999],
    ]
    expect(run(layer(0))([x, drawn])).toEqual([x])
    expect(run(layer(0))([x, [0, 0, 0, 0]])).toEqual([x])
    expect(run(reverse(layer(0)))([x, drawn, [5, 6, 7, 8]])).toEqual([
      [5, 6, 7, 8],
      [0, 0, 0, 0],
    ])
  })

  test('lets the change through where it lets the tensor through, and none to the noise', () => {
    const point = [
      [1, 2, 3, 4],
      [0.1, 0.6, 0.4, 0.9],
    ]
    const change = [5, 6, 7, 8]
    expect(run(reverse(layer(0.5)))([...point, change])).toEqual([
      [0, 12, 0, 16],
      [0, 0, 0, 0],
    ])
    const differences = centralDifferences(run(layer(0.5)), point, [change])
    expect(relativeError(run(reverse(layer(0.5)))([...point, change]), differences)).toBeLessThan(differenceTolerance)
  })

  test('keeps the mean: over much noise each place is on average what it was', () => {
    const samples = 20_000
    const many = layer(0.3).batch(samples)
    const x = [1, 2, 3, 4]
    const [found] = run(many)([Array.from({ length: samples }, () => x).flat(), uniform(4 * samples)])
    const means = x.map(
      (_, place) => (found ?? []).reduce((sum, element, at) => sum + (at % 4 === place ? element : 0), 0) / samples,
    )
    // The standard deviation of a mean is x · √(0.3 / 0.7 / samples), about 0.0046 x.
    for (const [place, mean] of means.entries()) expect(Math.abs(mean / (x[place] as number) - 1)).toBeLessThan(0.025)
  })

  test('drops about the share that the rate says', () => {
    const [found = []] = run(layer(0.3).batch(1000))([Array.from({ length: 4000 }, () => 1), uniform(4000)])
    expect(Math.abs(found.filter((element) => element === 0).length / 4000 - 0.3)).toBeLessThan(0.04)
  })
})

describe('a network with dropout', () => {
  const network = (
    rate: number,
  ): Para<[Real<[6, 4]>, Real<[6]>, Real<[3, 6]>, Real<[3]>], [Real<[4]>, Noise<[Real<[6]>]>], [Real<[3]>]> =>
    input(4)
      .pipe(dense(6))
      .pipe(tanh)
      .par(identity([noise(6)]))
      .pipe(dropout(rate))
      .pipe(dense(3))

  const params = [24, 6, 18, 3].map(draw)
  const x = draw(4)

  test('takes its noise from its domain, for each sample of a batch', () => {
    expect(network(0.5).dom).toEqual([real(4), noise(6)])
    expect(network(0.5).batch(2).dom).toEqual([real(2, 4), noise(2, 6)])
    expect(notation(network(0.5).batch(2).dom)).toBe('ℝ[2×4] ⊗ ℝ[2×6]')
  })

  test('is the thinned network: the one whose hidden units are multiplied by the mask', () => {
    const drawn = uniform(6)
    const thinned = input(4)
      .pipe(dense(6))
      .pipe(tanh)
      .par(input(6))
      .pipe(morphism([real(6), real(6)], (hidden, mask) => [multiply(hidden, mask)]))
      .pipe(dense(3))
    const mask = drawn.map((element) => (element >= 0.5 ? 2 : 0))
    const change = draw(3)
    expect(run(network(0.5))([...params, x, drawn])).toEqual(run(thinned)([...params, x, mask]))
    const [found, expected] = [run(reverse(network(0.5))), run(reverse(thinned))].map((back, index) =>
      back([...params, x, index === 0 ? drawn : mask, change]).slice(0, -1),
    ) as [number[][], number[][]]
    expect(relativeError(found, expected)).toBeLessThan(1e-12)
  })

  test('predicts with rate 0 as the network without dropout', () => {
    const plain = input(4).pipe(dense(6)).pipe(tanh).pipe(dense(3))
    expect(run(network(0))([...params, x, uniform(6)])).toEqual(run(plain)([...params, x]))
    expect(network(0).initialise(3)).toEqual(plain.initialise(3))
  })
})

describe('a rate', () => {
  const message = (rate: string): string => `✗ dropout takes rate: a number from 0 and under 1, but ${rate} came`
  refused(LensorError, [
    ['of 1', () => dropout(1 as never), message('1')],
    ['over 1', () => dropout(50 as never), message('50')],
    ['under 0', () => dropout(-0.5 as never), message('-0.5')],
    ['that is no number', () => dropout(Number.NaN as never), message('NaN')],
  ])
})
