import { emit, real } from 'lensor'
import type { Shape, Tensor } from 'lensor'
import { describe, expect, test } from 'vitest'
import { moves } from '../../../src/evaluate/passes/moves.ts'
import { concatenate, sum as sumAlong } from '../../../src/graph/structural.ts'
import type { Body } from './expression.ts'
import { after, operators, shaped } from './expression.ts'

const { add, broadcast, fold, max, pad, permute, slice, sum, window } = operators

const moved = (shapes: readonly Shape[], body: Body): string =>
  after(
    moves,
    shapes.map((shape) => real(...shape)),
    body,
  )

describe('two moves are one', () => {
  test.each<[string, readonly Shape[], Body]>([
    ['a', [[2, 3]], (x) => shaped(shaped(x, 6), 2, 3)],
    ['reshape[shape: 3,2](a)', [[2, 3]], (x) => shaped(shaped(x, 6), 3, 2)],
    ['permute[order: 2,0,1](a)', [[2, 3, 4]], (x) => permute(permute(x, [1, 2, 0]), [1, 2, 0])],
    ['a', [[2, 3]], (x) => permute(permute(x, [1, 0]), [1, 0])],
    ['slice[axis: 0; start: 3; length: 2](a)', [[9]], (x) => slice(slice(x, 0, 2, 5), 0, 1, 2)],
    ['pad[axis: 0; before: 3; after: 7](a)', [[2]], (x) => pad(pad(x, 0, 2, 4), 0, 1, 3)],
    ['sum[axes: 0,2](a)', [[2, 3, 4]], (x) => sum(sum(x, 2), 0)],
    ['sum[axes: 0,1](a)', [[2, 3, 4]], (x) => sum(sum(x, 0), 0)],
    ['max[axes: 0,1](a)', [[2, 3, 4]], (x) => max(max(x, 0), 0)],
  ])('%s', (expected, shapes, body) => expect(moved(shapes, body)).toBe(expected))

  test.each<[string, readonly Shape[], Body]>([
    [
      'slice[axis: 1; start: 0; length: 2](slice[axis: 0; start: 0; length: 2](a))',
      [[3, 3]],
      (x) => slice(slice(x, 0, 0, 2), 1, 0, 2),
    ],
    ['sum[axes: 0](a); sum[axes: 0](sum[axes: 0](a))', [[2, 3]], (x) => [sum(x, 0), sum(sum(x, 0), 0)]],
  ])('but not %s', (expected, shapes, body) => expect(moved(shapes, body)).toBe(expected))
})

describe('what leaves the order of elements as it is is a reshape', () => {
  test.each<[string, readonly Shape[], Body]>([
    ['reshape[shape: 1,3,2](a)', [[3, 1, 2]], (x) => permute(x, [1, 0, 2])],
    ['reshape[shape: 3,1](a)', [[3]], (x) => broadcast(x, 1, 1)],
    ['reshape[shape: 3](a)', [[3, 1]], (x) => sum(x, 1)],
    ['reshape[shape: 3](a)', [[3, 1]], (x) => max(x, 1)],
    ['reshape[shape: 2,3](a)', [[6]], (x) => window(x, 0, 3, 3)],
    ['reshape[shape: 1,6](a)', [[6]], (x) => window(x, 0, 6, 2)],
    ['reshape[shape: 6,1](a)', [[6]], (x) => window(x, 0, 1)],
    ['reshape[shape: 6](a)', [[2, 3]], (x) => fold(x, 0, 6, 3)],
    ['pad[axis: 0; before: 0; after: 1](reshape[shape: 6](a))', [[2, 3]], (x) => fold(x, 0, 7, 3)],
    ['reshape[shape: 3](a)', [[1, 3]], (x) => fold(x, 0, 3, 2)],
  ])('%s', (expected, shapes, body) => expect(moved(shapes, body)).toBe(expected))

  test.each<[string, readonly Shape[], Body]>([
    ['permute[order: 1,0](a)', [[3, 2]], (x) => permute(x, [1, 0])],
    ['sum[axes: 0,1](a)', [[3, 1]], (x) => emit(sumAlong, [x], { axes: [0, 1] })],
    ['window[axis: 0; size: 2; stride: 2](a)', [[5]], (x) => window(x, 0, 2, 2)],
    ['window[axis: 0; size: 2; stride: 1](a)', [[5]], (x) => window(x, 0, 2, 1)],
    ['fold[axis: 0; length: 3; stride: 1](a)', [[2, 2]], (x) => fold(x, 0, 3, 1)],
  ])('but not %s', (expected, shapes, body) => expect(moved(shapes, body)).toBe(expected))
})

describe('parts of what was put beside each other', () => {
  const both = (x: Tensor, y: Tensor): Tensor => concatenate(0, [x, y])

  test.each<[string, readonly Shape[], Body]>([
    ['a', [[2], [3]], (x, y) => slice(both(x, y), 0, 0, 2)],
    ['b', [[2], [3]], (x, y) => slice(both(x, y), 0, 2, 3)],
    ['slice[axis: 0; start: 1; length: 2](b)', [[2], [3]], (x, y) => slice(both(x, y), 0, 3, 2)],
    ['0', [[2]], (x) => slice(pad(x, 0, 1, 3), 0, 4, 2)],
    [
      'pad[axis: 0; before: 1; after: 0](slice[axis: 0; start: 0; length: 1](a))',
      [[2]],
      (x) => slice(pad(x, 0, 3, 0), 0, 2, 2),
    ],
    ['pad[axis: 0; before: 1; after: 2](add(a, b))', [[2], [2]], (x, y) => add(pad(x, 0, 1, 2), pad(y, 0, 1, 2))],
    ['pad[axis: 1; before: 0; after: 1](reshape[shape: 6,4](a))', [[2, 3, 4]], (x) => shaped(pad(x, 2, 0, 1), 6, 5)],
  ])('%s', (expected, shapes, body) => expect(moved(shapes, body)).toBe(expected))

  test('not a part of both', () => {
    expect(moved([[2], [3]], (x, y) => slice(both(x, y), 0, 1, 2))).toBe(
      'slice[axis: 0; start: 1; length: 2](add(pad[axis: 0; before: 0; after: 3](a), pad[axis: 0; before: 2; after: 0](b)))',
    )
  })

  test('not an axis that the reshape does not leave', () => {
    expect(moved([[2, 3]], (x) => shaped(pad(x, 1, 0, 1), 8))).toBe(
      'reshape[shape: 8](pad[axis: 1; before: 0; after: 1](a))',
    )
  })
})
