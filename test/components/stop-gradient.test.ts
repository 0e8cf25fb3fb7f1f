/**
 * What has zero reverse derivative and means the identity.
 *
 * It is no row of the table of primitives: its reverse derivative is not the one that differences show, and RD.3 does not hold of it, nor does the check
 * by dual numbers. The other laws do.
 */
import {
  add,
  bit,
  compile,
  exp,
  explain,
  identity,
  input,
  iterate,
  morphism,
  multiply,
  real,
  reverse,
  sigmoid,
  stopGradient,
} from 'lensor'
import type { Wires } from 'lensor'
import { describe, expect, test } from 'vitest'
import { relativeError, run } from '../graph/evaluate.ts'
import type { AnyMap } from '../laws/maps.ts'
import { beside, discardOf, identityOf, pairing, sequence, sumOf, untyped, zeroOf } from '../laws/maps.ts'

test.each([
  ['ℝ', real(2, 3), [1, -2, 3, 0.5, 5, 6]],
  ['ℤ₂', bit(3), [1, 0, 1]],
])('over %s it gives what it takes, and no change comes back', (_domain, wire, elements) => {
  const map = untyped(identity([wire] as Wires).pipe(stopGradient as never))
  expect(map.cod).toEqual([wire])
  expect(run(map)([elements])).toEqual([elements])
  expect(run(untyped(reverse(map)))([elements, elements])).toEqual([elements.map(() => 0)])
  expect(run(untyped(map.batch(2)))([[...elements, ...elements]])).toEqual([[...elements, ...elements]])
})

test('what it is composed with is taken for constant, in steps that are done again too', () => {
  // s ↦ s · sg(s) + x: R of two steps is sg(s₁) · sg(s₀).
  const step = morphism([real(), real()], (state, x) => [add(multiply(state, stopGradient(state)), x)])
  const steps = iterate(2, step)
  expect(run(steps)([[3], [1, 2]])).toEqual([[102]])
  expect(run(reverse(steps))([[3], [1, 2], [1]])).toEqual([[30], [10, 1]])
  const batch = reverse(steps.batch(2))
  expect(
    run(batch)([
      [3, 1],
      [1, 2, 1, 2],
      [1, 1],
    ]),
  ).toEqual([
    [30, 2],
    [10, 1, 2, 1],
  ])
})

test('no loop is made of it', () => {
  const model = input(4).pipe(sigmoid).pipe(sigmoid)
  const stopped = input(4).pipe(sigmoid).pipe(stopGradient).pipe(sigmoid)
  const texts = (map: typeof model): readonly string[] => explain(compile(map)).loops.map(({ text }) => text)
  expect(texts(stopped)).toEqual(texts(model))
  expect(texts(stopped).length).toBeGreaterThan(0)
})

describe('of maps with it', () => {
  const R = (map: AnyMap): AnyMap => untyped(reverse(map))
  const D = (map: AnyMap): AnyMap =>
    sequence(
      beside(identityOf(map.dom), zeroOf(map.cod), identityOf(map.dom)),
      R(R(map)),
      beside(discardOf(map.dom), identityOf(map.cod)),
    )
  const A = [real(2)]
  /** x ↦ eˣ · sg(eˣ), and x ↦ sg(x) · x². */
  const f = untyped(morphism([real(2)], (x) => [multiply(exp(x), stopGradient(exp(x)))]))
  const g = untyped(morphism([real(2)], (x) => [multiply(stopGradient(x), multiply(x, x))]))
  const [a, b, c, d] = [
    [0.5, -1],
    [2, 0.25],
    [-3, 1],
    [0.75, -0.5],
  ] as const
  const plus = (left: readonly number[], right: readonly number[]): number[] =>
    left.map((element, place) => element + (right[place] as number))
  const tolerance = 1e-14
  const only = (lists: number[][]): number[] => lists[0] as number[]

  test('RD.1 holds: R[f + g] = R[f] + R[g]', () => {
    const both = R(sequence(pairing(f, g), sumOf(A)))
    expect(relativeError(run(both)([a, b]), [plus(only(run(R(f))([a, b])), only(run(R(g))([a, b])))])).toBeLessThan(
      tolerance,
    )
  })

  test('RD.2 holds: changes are added', () => {
    expect(
      relativeError(run(R(f))([a, plus(b, c)]), [plus(only(run(R(f))([a, b])), only(run(R(f))([a, c])))]),
    ).toBeLessThan(tolerance)
    expect(run(R(f))([a, [0, 0]])).toEqual([[0, 0]])
  })

  test('RD.3 does not: it means the identity, whose reverse derivative is not zero', () => {
    const stopped = untyped(input(2).pipe(stopGradient))
    expect(run(stopped)([a])).toEqual(run(identityOf(A))([a]))
    expect(run(R(stopped))([a, b])).toEqual([[0, 0]])
    expect(run(R(identityOf(A)))([a, b])).toEqual([b])
  })

  test('RD.4 and RD.5 hold: of pairs and of composites', () => {
    const back = plus(only(run(R(f))([a, b])), only(run(R(g))([a, c])))
    expect(relativeError(run(R(pairing(f, g)))([a, b, c]), [back])).toBeLessThan(tolerance)
    const [image] = run(f)([a]) as [number[]]
    expect(relativeError(run(R(sequence(f, g)))([a, c]), run(R(f))([a, only(run(R(g))([image, c]))]))).toBeLessThan(
      tolerance,
    )
  })

  test('RD.6 and RD.7 hold: of derivatives of derivatives', () => {
    for (const map of [f, g]) {
      expect(relativeError(run(D(R(map)))([a, b, [0, 0], c]), run(R(map))([a, c]))).toBeLessThan(tolerance)
      const twice = run(D(D(map)))
      expect(relativeError(twice([a, b, c, d]), twice([a, c, b, d]))).toBeLessThan(tolerance)
    }
  })
})
