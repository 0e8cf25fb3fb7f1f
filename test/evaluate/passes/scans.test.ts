import { emit, real, scan } from 'lensor'
import type { Graph, Tensor } from 'lensor'
import { expect, test } from 'vitest'
import { simplified } from '../../../src/evaluate/passes/passes.ts'
import { trace } from '../../../src/graph/graph.ts'
import type { Body } from './expression.ts'
import { expression, operators } from './expression.ts'

const { add, exp, multiply, negate } = operators

/** A scan of a step from c, d, s and x, and what it is when it is simplified: its operands, and its step. */
function scanned(count: number, step: Body): readonly [operands: string, step: string] {
  const vector = real(2)
  const body = trace([vector, vector, vector, vector], (points) => [step(...points)].flat())
  const graph = trace([vector, vector, vector, real(count, 2)], (points) => [
    emit(scan, points, { body, count, shared: 2, states: 1, backwards: false, kept: [0] }),
  ])
  const [result] = simplified(graph).outputs as [Tensor]
  const { operands, attributes } = result.node
  const inputs = simplified(graph).inputs
  const outer: Graph = { inputs, values: [], outputs: operands }
  return [expression(outer), expression((attributes as { readonly body?: Graph }).body as Graph)]
}

test('its step is simplified', () => {
  expect(scanned(3, (c, d, s, x) => add(add(negate(negate(s)), c), multiply(d, x)))).toEqual([
    'a; b; c; d',
    'add(add(a, c), multiply(b, d))',
  ])
})

test('what does not change from step to step is computed before', () => {
  expect(scanned(3, (c, d, s, x) => add(multiply(s, exp(add(c, d))), x))).toEqual([
    'exp(add(a, b)); c; d',
    'add(c, multiply(a, b))',
  ])
})

test('not where there is one step', () => {
  expect(scanned(1, (c, d, s, x) => add(multiply(s, exp(add(c, d))), x))).toEqual([
    'a; b; c; d',
    'add(d, multiply(c, exp(add(a, b))))',
  ])
})

test('it is given what it uses', () => {
  expect(scanned(3, (_c, d, s) => add(s, d))).toEqual(['b; c', 'add(a, b)'])
  expect(scanned(3, (_c, _d, _s, x) => x)).toEqual(['c; d', 'b'])
})

test('it has the states that matter', () => {
  const vector = real(2)
  const body = trace([vector, vector, vector], ([s, t, x]) => [multiply(s, x) as Tensor, add(t, s) as Tensor])
  const keeping = (kept: readonly number[]): string => {
    const graph = trace([vector, vector, real(3, 2)], (points) => [
      emit(scan, points, { body, count: 3, shared: 0, states: 2, backwards: false, kept }),
    ])
    const [{ node }] = simplified(graph).outputs as [Tensor]
    return expression((node.attributes as { readonly body?: Graph }).body as Graph)
  }
  expect(keeping([0])).toBe('multiply(a, b)')
  expect(keeping([1])).toBe('multiply(a, c); add(a, b)')
})
