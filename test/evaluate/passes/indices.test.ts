import { real } from 'lensor'
import { expect, test } from 'vitest'
import { indices } from '../../../src/evaluate/passes/indices.ts'
import { after, operators } from './expression.ts'

const { constant, gather, scatterAdd } = operators
const gathered = (index: number[]): string =>
  after(indices, [real(5, 2)], (x) => gather(x, constant(real(index.length), index)))
const scattered = (index: number[]): string =>
  after(indices, [real(index.length)], (x) => scatterAdd(x, constant(real(index.length), index), 5))

test('neighbouring rows are a slice', () => {
  expect(gathered([1, 2, 3])).toBe('slice[axis: 0; start: 1; length: 3](a)')
  expect(gathered([0, 1, 2, 3, 4])).toBe('a')
  expect(gathered([4])).toBe('slice[axis: 0; start: 4; length: 1](a)')
})

test('others are gathered, and so are those that the running program refuses', () => {
  expect(gathered([2, 1])).toBe('gather(a, 2 1)')
  expect(gathered([1, 1])).toBe('gather(a, 1 1)')
  expect(gathered([4, 5])).toBe('gather(a, 4 5)')
  expect(after(indices, [real(5), real(2)], (x, index) => gather(x, index))).toBe('gather(a, b)')
})

test('what is scattered to neighbouring rows is padded', () => {
  expect(scattered([1, 2, 3])).toBe('pad[axis: 0; before: 1; after: 1](a)')
  expect(scattered([3, 2])).toBe('scatterAdd[rows: 5](a, 3 2)')
})
