import { emit, real } from 'lensor'
import type { Shape } from 'lensor'
import { expect, test } from 'vitest'
import { quaternary } from '../../../docs/examples/domains/integers-modulo-4.ts'
import { broadcasts } from '../../../src/evaluate/passes/broadcasts.ts'
import { sum as sumAlong } from '../../../src/graph/structural.ts'
import type { Body } from './expression.ts'
import { after, operators, shaped } from './expression.ts'

const { add, broadcast, constant, max, multiply, negate, pad, permute, slice, sum, tanh, window } = operators

const spread = (shapes: readonly Shape[], body: Body): string =>
  after(
    broadcasts,
    shapes.map((shape) => real(...shape)),
    body,
  )

test.each<[string, readonly Shape[], Body]>([
  ['broadcast[axes: 0,2; sizes: 5,4](a)', [[3]], (x) => broadcast(broadcast(x, 1, 4), 0, 5)],
  ['broadcast[axes: 0; sizes: 5](tanh(a))', [[3]], (x) => tanh(broadcast(x, 0, 5))],
  ['broadcast[axes: 0; sizes: 5](add(a, b))', [[3], [3]], (x, y) => add(broadcast(x, 0, 5), broadcast(y, 0, 5))],
  ['broadcast[axes: 0; sizes: 5](multiply(-1, a))', [[3]], (x) => negate(broadcast(x, 0, 5))],
  [
    'broadcast[axes: 1; sizes: 4](multiply(a, broadcast[axes: 0; sizes: 3](b)))',
    [[3], []],
    (x, y) => multiply(broadcast(x, 1, 4), broadcast(broadcast(y, 0, 4), 0, 3)),
  ],
  ['broadcast[axes: 1; sizes: 5](a)', [[3]], (x) => permute(broadcast(x, 0, 5), [1, 0])],
  ['broadcast[axes: 1; sizes: 5](permute[order: 1,0](a))', [[3, 4]], (x) => permute(broadcast(x, 0, 5), [2, 0, 1])],
  ['broadcast[axes: 0; sizes: 2](a)', [[3]], (x) => slice(broadcast(x, 0, 5), 0, 1, 2)],
  [
    'broadcast[axes: 0; sizes: 5](slice[axis: 0; start: 1; length: 2](a))',
    [[3]],
    (x) => slice(broadcast(x, 0, 5), 1, 1, 2),
  ],
  [
    'broadcast[axes: 0; sizes: 5](pad[axis: 0; before: 1; after: 2](a))',
    [[3]],
    (x) => pad(broadcast(x, 0, 5), 1, 1, 2),
  ],
  [
    'broadcast[axes: 2; sizes: 5](window[axis: 0; size: 2; stride: 1](a))',
    [[3]],
    (x) => window(broadcast(x, 1, 5), 0, 2),
  ],
  ['broadcast[axes: 0,1; sizes: 4,2](a)', [[3]], (x) => window(broadcast(x, 0, 5), 0, 2)],
  ['broadcast[axes: 0; sizes: 5](reshape[shape: 12](a))', [[3, 4]], (x) => shaped(broadcast(x, 0, 5), 5, 12)],
  ['multiply(5, a)', [[3]], (x) => sum(broadcast(x, 0, 5), 0)],
  ['broadcast[axes: 0; sizes: 5](sum[axes: 0](a))', [[3]], (x) => sum(broadcast(x, 0, 5), 1)],
  ['multiply(5, sum[axes: 0](a))', [[3]], (x) => emit(sumAlong, [broadcast(x, 0, 5)], { axes: [0, 1] })],
  ['a', [[3]], (x) => max(broadcast(x, 0, 5), 0)],
])('a broadcast moves behind: %s', (expected, shapes, body) => expect(spread(shapes, body)).toBe(expected))

test.each<[string, readonly Shape[], Body]>([
  [
    'multiply(broadcast[axes: 1; sizes: 4](a), broadcast[axes: 0; sizes: 3](b))',
    [[3], [4]],
    (x, y) => multiply(broadcast(x, 1, 4), broadcast(y, 0, 3)),
  ],
  ['add(a, broadcast[axes: 0; sizes: 5](b))', [[5, 3], [3]], (x, y) => add(x, broadcast(y, 0, 5))],
  ['add(a, 1)', [[3]], (x) => add(x, constant(real(3), 1))],
  [
    'pad[axis: 0; before: 1; after: 0](broadcast[axes: 0; sizes: 5](a))',
    [[3]],
    (x) => pad(broadcast(x, 0, 5), 0, 1, 0),
  ],
  ['reshape[shape: 15](broadcast[axes: 0; sizes: 5](a))', [[3]], (x) => shaped(broadcast(x, 0, 5), 15)],
])('but stays in %s', (expected, shapes, body) => expect(spread(shapes, body)).toBe(expected))

test('over ℤ₄ a sum of four or five equal terms', () => {
  const times = (count: number): string => after(broadcasts, [quaternary(3)], (x) => sum(broadcast(x, 0, count), 0))
  expect(times(4)).toBe('multiply(0, a)')
  expect(times(5)).toBe('a')
})
