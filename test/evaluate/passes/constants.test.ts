import { bit, real } from 'lensor'
import type { Tensor } from 'lensor'
import { expect, test } from 'vitest'
import { quaternary } from '../../../docs/examples/domains/integers-modulo-4.ts'
import { constants } from '../../../src/evaluate/passes/constants.ts'
import { after, operators } from './expression.ts'

const { add, broadcast, constant, contract, exp, gather, max, multiply, pad, permute, slice, sum } = operators

const folded = (body: () => unknown): string => after(constants, [], body as () => Tensor)
const three = (): Tensor => constant(real(2, 4), 3)

test('a constant says an element that is at all places once', () => {
  expect(folded(() => constant(real(3), [7, 7, 7]))).toBe('7')
  expect(folded(() => constant(real(3), [7, 7, 8]))).toBe('7 7 8')
  expect(folded(() => constant(real(2), [0, -0]))).toBe('0 0')
})

test('what is computed from one element at all places is one element at all places', () => {
  expect(folded(() => add(three(), three()))).toBe('6')
  expect(folded(() => exp(constant(real(9, 1000), 0)))).toBe('1')
  expect(folded(() => broadcast(three(), 0, 5))).toBe('3')
  expect(folded(() => permute(slice(three(), 1, 0, 2), [1, 0]))).toBe('3')
  expect(folded(() => sum(three(), 1))).toBe('12')
  expect(folded(() => max(three(), 1))).toBe('3')
  expect(folded(() => contract(three(), three(), 'ij,kj->ik'))).toBe('36')
  expect(folded(() => pad(constant(bit(2), 0), 0, 3, 4))).toBe('0')
})

test('a sum of many ones is taken modulo 4', () => {
  expect(folded(() => sum(constant(quaternary(4099), 1), 0))).toBe('3')
})

test('few different elements are folded', () => {
  expect(folded(() => pad(constant(real(2), 1), 0, 1, 1))).toBe('0 1 1 0')
  expect(folded(() => multiply(constant(real(2), [1, 2]), constant(real(2), [3, 4])))).toBe('3 8')
})

test('many are left to the running program, and so is what reads an input', () => {
  const many = Array.from({ length: 5000 }, (_, index) => index)
  expect(folded(() => sum(constant(real(5000), many), 0))).toBe(`sum[axes: 0](${many.join(' ')})`)
  expect(after(constants, [real(2)], (x) => multiply(x, constant(real(2), 3)))).toBe('multiply(a, 3)')
})

test('an index that is out of range is left to the running program, which refuses it', () => {
  expect(folded(() => gather(constant(real(2), [1, 2]), constant(real(1), [7])))).toBe('gather(1 2, 7)')
})

test('what has no elements is not computed, and its sum is zero', () => {
  expect(after(constants, [real(0, 3)], (x) => exp(x))).toBe('0')
  expect(after(constants, [real(0, 3)], (x) => sum(x, 0))).toBe('0')
  expect(after(constants, [real(2, 0), real(0)], (x, y) => contract(x, y, 'ij,j->i'))).toBe('0')
  expect(after(constants, [real(2, 0), real(2)], (x, y) => contract(x, y, 'ij,i->j'))).toBe('0')
  expect(after(constants, [real(0)], (x) => pad(x, 0, 1, 1))).toBe('0')
})
