/** The checker itself: what it holds, what it cannot see, and what it says. */
import type { Domain, Primitive, Tensor } from 'lensor'
import { compile, emit, input, integersModulo2, morphism, multiply, real, reals, softmax } from 'lensor'
import { checkReverseDerivative } from 'lensor/laws'
import { describe, expect, test } from 'vitest'

const check = (subject: Parameters<typeof checkReverseDerivative>[0]): string => String(checkReverseDerivative(subject))

describe('a domain', () => {
  test.each<[string, Domain]>([
    ['ℝ', reals],
    ['ℤ₂', integersModulo2],
  ])('%s holds', (_symbol, domain) => expect(check(domain)).toBe('holds'))

  test.each<[law: string, broken: Domain]>([
    ['commutativity of \\+', { ...reals, ring: { ...reals.ring, add: (left, right) => left + 2 * right } }],
    ['inverse of \\+', { ...reals, ring: { ...reals.ring, negate: (element) => element } }],
    ['unit of ·', { ...reals, ring: { ...reals.ring, one: 2 } }],
    ['distributivity', { ...reals, ring: { ...reals.ring, multiply: (left, right) => Math.max(left, right) } }],
    ['hyperbolic tangent', { ...reals, smooth: { ...reals.smooth, tanh: Math.atan } }],
    ['sine', { ...reals, smooth: { ...reals.smooth, sin: Math.tan } }],
    ['cosine', { ...reals, smooth: { ...reals.smooth, cos: (angle) => 1 - (angle * angle) / 2 } }],
    ['square root', { ...reals, smooth: { ...reals.smooth, sqrt: Math.cbrt } }],
    [
      'storage',
      { ...reals, storage: { ...reals.storage, write: (elements) => Float64Array.from(elements, Math.fround) } },
    ],
  ])('that breaks %s is told so', (law, broken) => {
    const { broken: found } = checkReverseDerivative(broken, { tolerance: 1e-12 })
    expect(found.map((one) => one.law).join()).toMatch(new RegExp(law))
  })
})

describe('a primitive', () => {
  const square: Primitive<Record<never, never>> = {
    name: 'square',
    type: (operands) => operands[0] ?? real(),
    meaning: () => (elements) => (elements[0] ?? []).map((x: number) => x * x),
    reverse: (change, [x]) => [multiply(change, emit(twice, [x as Tensor], {}))],
    batch: (_size, operands) => emit(square, operands, {}),
  }
  const twice: Primitive<Record<never, never>> = {
    ...square,
    name: 'square',
    meaning: () => (elements) => (elements[0] ?? []).map((x: number) => 2 * x),
    reverse: (change) => [emit(twice, [change], {})],
    batch: (_size, operands) => emit(twice, operands, {}),
  }
  const place = { operands: [real(3)], attributes: {} }

  test('holds, and so does one that is not linear', () => {
    expect(check({ primitive: square, ...place })).toBe('holds')
    expect(check({ primitive: twice, ...place })).toBe('holds')
  })

  test('is another than one of the same name', () => {
    const both = morphism([real(1)], (x) => [emit(square, [x], {}), emit(twice, [x], {})])
    expect(compile(both)(Float64Array.of(3))).toEqual([Float64Array.of(9), Float64Array.of(6)])
  })

  test.each<[law: string, change: Partial<typeof square>]>([
    ['transpose', { reverse: (change, [x]) => [multiply(change, x as Tensor)] }],
    ['transpose', { reverse: () => [undefined] }],
    ['RD.2', { reverse: (_change, [x]) => [emit(twice, [x as Tensor], {})] }],
    ['batch', { batch: (_size, operands) => operands[0] as Tensor }],
  ])('that breaks %s is told so, in one line', (law, change) => {
    const report = checkReverseDerivative({ primitive: { ...square, ...change }, ...place })
    expect(report.broken.map((one) => one.law)).toContain(law)
    expect(String(report)).toMatch(/^✗ square : ℝ\[3\] → ℝ\[3\] breaks [^\n]+ at [^\n]+ the left side is [^\n]+$/)
    expect(() => report.assert()).toThrow(String(report))
  })

  test('whose slope nothing but its own rule knows is said to be unchecked', () => {
    const bits: Primitive<Record<never, never>> = {
      ...square,
      meaning: () => (elements) => (elements[0] ?? []).map((bit: number) => 1 - bit),
      reverse: (change) => [change],
      batch: (_size, operands) => emit(bits, operands, {}),
    }
    const where = { operands: [{ domain: integersModulo2, shape: [2] }], attributes: {} }
    expect(check({ primitive: bits, ...where })).toBe('holds, but unchecked: transpose')
  })
})

test('a map of the library holds, at as many cases as one likes', () => {
  const report = checkReverseDerivative(input(2, 3).pipe(softmax), { cases: 7, seed: 3 })
  expect(String(report)).toBe('holds')
  expect(report.cases).toBe(7 * report.laws.length)
})
