import { bit, real } from 'lensor'
import type { Tensor } from 'lensor'
import { describe, expect, test } from 'vitest'
import { quaternary } from '../../../docs/examples/domains/integers-modulo-4.ts'
import { algebra } from '../../../src/evaluate/passes/algebra.ts'
import { after, operators } from './expression.ts'

const { add, constant, greater, multiply, negate, scale, select, subtract } = operators

const [x, b, q] = [real(2), bit(2), quaternary(2)]
const twice = (tensor: Tensor): Tensor => add(tensor, tensor) as Tensor

describe('over every domain', () => {
  test.each([x, q])('x + y and y + x are one value', (wire) => {
    expect(after(algebra, [wire, wire], (x, y) => [add(x, y), add(y, x)])).toBe('add(a, b); add(a, b)')
  })

  test('signs meet', () => {
    expect(after(algebra, [x], (x) => negate(negate(x)))).toBe('a')
    expect(after(algebra, [x, x], (x, y) => multiply(negate(x), negate(y)))).toBe('multiply(a, b)')
    expect(after(algebra, [x, x], (x, y) => add(negate(x), negate(y)))).toBe('multiply(-1, add(a, b))')
  })

  test('a sign that is used elsewhere too stays where it is', () => {
    const body = (x: Tensor, y: Tensor): Tensor[] => [negate(x), add(negate(x), negate(y))]
    expect(after(algebra, [x, x], body)).toBe('multiply(-1, a); add(multiply(-1, a), multiply(-1, b))')
  })
})

describe('over exact domains', () => {
  test('zero takes what it is multiplied with', () => {
    expect(after(algebra, [b], (x) => scale(x, 0))).toBe('0')
    expect(after(algebra, [q], (x) => multiply(x, constant(q, 0)))).toBe('0')
  })

  test('factors are multiplied and added up', () => {
    expect(after(algebra, [q], (x) => scale(scale(x, 3), 2))).toBe('multiply(2, a)')
    expect(after(algebra, [q], (x) => add(scale(x, 3), x))).toBe('0')
    expect(after(algebra, [q], (x) => add(scale(x, 2), x))).toBe('multiply(3, a)')
    expect(after(algebra, [q], (x) => subtract(x, x))).toBe('0')
    expect(after(algebra, [q], twice)).toBe('add(a, a)')
  })

  test('bits cancel', () => {
    expect(after(algebra, [b], twice)).toBe('0')
    expect(after(algebra, [b, b], (x, y) => add(add(x, y), x))).toBe('b')
    expect(after(algebra, [b], (x) => multiply(x, x))).toBe('a')
  })
})

describe('over ℝ', () => {
  test('what may be no number stays', () => {
    expect(after(algebra, [x], (x) => scale(x, 0))).toBe('multiply(0, a)')
    expect(after(algebra, [x], (x) => subtract(x, x))).toBe('add(a, multiply(-1, a))')
  })

  test('factors are multiplied where neither can overflow', () => {
    expect(after(algebra, [x], (x) => scale(scale(x, 0.5), 0.25))).toBe('multiply(0.125, a)')
    expect(after(algebra, [x], (x) => scale(scale(x, 20), -1))).toBe('multiply(-20, a)')
    expect(after(algebra, [x], (x) => scale(scale(x, 0.5), 20))).toBe('multiply(20, multiply(0.5, a))')
    expect(after(algebra, [x], (x) => scale(scale(x, 1e-200), 1e-200))).toBe('multiply(1e-200, multiply(1e-200, a))')
  })

  test('a choice that is made already', () => {
    const choice = (value: number) => (x: Tensor, y: Tensor) => select(constant(real(2), value), x, y) as Tensor
    expect(after(algebra, [x, x], choice(1))).toBe('a')
    expect(after(algebra, [x, x], choice(0))).toBe('b')
    expect(after(algebra, [x, x], (x, y) => select(x, y, y))).toBe('b')
    expect(after(algebra, [x, x], (x, y) => select(x, x, y))).toBe('select(a, a, b)')
    expect(after(algebra, [x], (x) => greater(x, x))).toBe('0')
  })
})
