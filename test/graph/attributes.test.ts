/** Attributes that do not fit are refused, and never give wrong numbers. */
import { expect, test } from 'vitest'
import type { Tensor } from 'lensor'
import { ObjectError, fold, max, morphism, pad, real, slice, window } from 'lensor'
import { emit } from '../../src/graph/graph.ts'
import { max as maxPrimitive } from '../../src/graph/smooth.ts'
import { broadcast, permute } from '../../src/graph/structural.ts'

const vector = [real(6)] as const
const matrix = [real(3, 5)] as const

test.each<[string, () => unknown]>([
  ['a slice from half a place', () => morphism(vector, (x) => [slice(x, 0, 0.5 as never, 2 as never)])],
  ['a slice of half a place', () => morphism(vector, (x) => [slice(x, 0, 1, 0.5 as never)])],
  ['a slice past the end', () => morphism(vector, (x) => [slice(x, 0, 5, 2 as never)])],
  ['a negative slice', () => morphism(vector, (x) => [slice(x, 0, -1 as never, 2 as never)])],
  ['half a place of padding', () => morphism(vector, (x) => [pad(x, 0, 0.5 as never, 0.5 as never)])],
  ['negative padding', () => morphism(vector, (x) => [pad(x, 0, -1 as never, 1)])],
  ['a stride of one and a half', () => morphism(vector, (x) => [window(x, 0, 2, 1.5 as never)])],
  ['a stride of none', () => morphism(vector, (x) => [window(x, 0, 2, 0 as never)])],
  ['a window longer than its axis', () => morphism(vector, (x) => [window(x, 0, 7 as never)])],
  ['a fold with a negative stride', () => morphism(matrix, (x) => [fold(x, 0, 3, -1 as never)])],
  ['a fold with half a stride', () => morphism(matrix, (x) => [fold(x, 0, 6, 0.5 as never)])],
  ['a fold to another length', () => morphism(matrix, (x) => [fold(x, 0, 8 as never)])],
  ['a maximum of nothing', () => morphism([real(3, 0)], (x) => [max(x, 1)])],
  ['a maximum along no axis', () => morphism(vector, (x) => [emit(maxPrimitive, [x as Tensor], { axes: [1] })])],
  ['a permutation that is none', () => morphism(vector, (x) => [emit(permute, [x as Tensor], { order: [1] })])],
  [
    'a broadcast past the end',
    () => morphism(vector, (x) => [emit(broadcast, [x as Tensor], { axes: [3], sizes: [2] })]),
  ],
])('%s', (_name, attempt) => {
  expect(attempt).toThrow(ObjectError)
})
