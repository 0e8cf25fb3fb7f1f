import { emit, real, scan } from 'lensor'
import type { Graph, Tensor } from 'lensor'
import { expect, test } from 'vitest'
import { scansTogether } from '../../../src/evaluate/passes/scans-together.ts'
import { scanned } from '../../../src/derivative/scan.ts'
import { trace } from '../../../src/graph/graph.ts'
import type { Body } from './expression.ts'
import { expression, operators } from './expression.ts'

const { add, exp, multiply, negate } = operators

const vector = real(2)
const stepOf = (step: Body): Graph => trace([vector, vector], (points) => [step(...points)].flat())

/** The scans of a graph, each by what it keeps and its step. */
const scansIn = ({ values }: Graph): string[] =>
  values.flatMap(({ node: { primitive, attributes } }) => {
    const { kept, body } = attributes as { readonly kept?: readonly number[]; readonly body?: Graph }
    return (primitive as unknown) === scan ? [`${String(kept)} of ${expression(body as Graph)}`] : []
  })

/** The scans of two steps over the same operands, of each of which some wires are taken. */
function together(steps: readonly (readonly [step: Body, taken: readonly number[]])[]): string[] {
  const graph = trace([vector, real(3, 2)], (points) =>
    steps.flatMap(([step, taken]) => {
      const parts = scanned({ body: stepOf(step), count: 3, shared: 0, states: 1 }, points)
      return taken.map((index) => parts[index] as Tensor)
    }),
  )
  return scansIn(scansTogether(graph))
}

test('a scan gives what is taken from it', () => {
  expect(together([[(s, x) => [add(s, x), exp(s), negate(x)], [0, 2]]])).toEqual(['0,1 of add(a, b); multiply(-1, b)'])
})

test('scans that go through the same states are one', () => {
  expect(
    together([
      [(s, x) => add(s, x), [0]],
      [(s, x) => [add(s, x), s], [1]],
      [(s, x) => [add(s, x), exp(x), s], [1, 2]],
    ]),
  ).toEqual(['0,1,2 of add(a, b); a; exp(b)'])
})

test('not scans that go through others', () => {
  expect(
    together([
      [(s, x) => add(s, x), [0]],
      [(s, x) => multiply(s, x), [0]],
    ]),
  ).toEqual(['0 of add(a, b)', '0 of multiply(a, b)'])
})

test('a scan that is used as it is stays', () => {
  const body = stepOf((s, x) => [add(s, x), exp(s)])
  const graph = trace([vector, real(3, 2)], (points) => [
    exp(emit(scan, points, { body, count: 3, shared: 0, states: 1, backwards: false, kept: [0, 1] })),
  ])
  expect(scansTogether(graph)).toBe(graph)
})
