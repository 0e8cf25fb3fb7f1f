/** Lenses written by hand, and how they compose with derivatives. */
import {
  add,
  bit,
  compile,
  constant,
  contract,
  dense,
  discard,
  identity,
  input,
  lens,
  linear,
  morphism,
  multiply,
  notation,
  pair,
  permutation,
  real,
  reverse,
  scale,
  swap,
} from 'lensor'
import { describe, expect, test } from 'vitest'

/** (ℝ[2], ℝ) → (ℝ, ℝ[3]): its backward objects are others than its forward ones. */
const written = lens({
  get: morphism([real(2)], (x) => [contract(x, x, 'i,i->')]),
  put: morphism([real(2), real(3)], (x, change) => [contract(x, change, 'i,j->')]),
  changes: { dom: [real()], cod: [real(3)] },
})

describe('a lens from (A, A′) to (B, B′)', () => {
  test('says its ports', () => {
    expect(written.dom).toEqual(pair([real(2)], [real()]))
    expect(written.cod).toEqual(pair([real()], [real(3)]))
    expect(notation(written.dom)).toBe('(ℝ[2], ℝ)')
    expect(notation(written.put.dom)).toBe('ℝ[2] ⊗ ℝ[3]')
    expect(notation(written.put.cod)).toBe('ℝ')
  })

  test('has the halves it was given', () => {
    const x = Float64Array.of(3, 4)
    expect(compile(written.get)(x)).toEqual([Float64Array.of(25)])
    expect(compile(written.put)(x, Float64Array.of(1, 1, 1))).toEqual([Float64Array.of(21)])
  })

  test('follows one that ends in its pair', () => {
    const before = lens({
      get: morphism([real(1)], (x) => [contract(x, constant(real(2), [1, 2]), 'i,j->j')]),
      put: morphism([real(1), real()], (x, change) => [contract(x, change, 'i,->i')]),
      changes: { dom: [real(1)], cod: [real()] },
    })
    const both = before.pipe(written)
    expect(notation(both.dom)).toBe('ℝ[1]')
    expect(notation(both.cod)).toBe('(ℝ, ℝ[3])')
    // get: 3 ↦ (3, 6) ↦ 45; put: (3, 6) and 1 + 0 + 0 give 9, times 3.
    expect(compile(both.get)(Float64Array.of(3))).toEqual([Float64Array.of(45)])
    expect(compile(both.put)(Float64Array.of(3), Float64Array.of(1, 0, 0))).toEqual([Float64Array.of(27)])
  })

  test('stands beside a derivative', () => {
    const both = input(1).lens().par(written)
    expect(notation(both.dom)).toBe('(ℝ[1] ⊗ ℝ[2], ℝ[1] ⊗ ℝ)')
    const [one, x, change] = [Float64Array.of(5), Float64Array.of(3, 4), Float64Array.of(1, 1, 1)] as const
    expect(compile(both.put)(one, x, Float64Array.of(9), change)).toEqual([Float64Array.of(9), Float64Array.of(21)])
  })

  test('where A′ is A is of the plain port A', () => {
    const plain = lens({ get: identity([bit(2)]), put: discard([bit(2)]).par(identity([bit(2)])) })
    expect(plain.dom).toEqual([bit(2)])
    expect(input(2).lens().dom).toEqual([real(2)])
  })
})

describe('a derivative, as a lens', () => {
  const model = input(2).pipe(dense(2))

  test('has the map as get and its reverse derivative as put', () => {
    const [w, b, x, change] = [
      Float64Array.of(1, 2, 3, 4),
      Float64Array.of(5, 6),
      Float64Array.of(1, -1),
      Float64Array.of(1, 10),
    ] as const
    expect(compile(model.lens().get)(w, b, x)).toEqual(compile(model)(w, b, x))
    expect(compile(model.lens().put)(w, b, x, change)).toEqual(compile(reverse(model))(w, b, x, change))
  })

  test('of a layer is a family: it takes its sizes from what flows in', () => {
    const composite = input(3).lens().pipe(linear(2).lens())
    expect(notation(composite.params)).toBe('ℝ[2×3]')
  })

  test('is reparametrised by a lens that ends in its parameters', () => {
    const scaled = lens({
      get: morphism([real(2, 2), real(2)], (w, b) => [scale(w, 2), b]),
      put: morphism([real(2, 2), real(2), real(2, 2), real(2)], (w, b, dw, db) => [multiply(w, dw), add(b, db)]),
    })
    const learnt = model.lens().reparam(scaled)
    const [w, b, x] = [Float64Array.of(1, 2, 3, 4), Float64Array.of(5, 6), Float64Array.of(1, -1)] as const
    expect(compile(learnt.get)(w, b, x)).toEqual([Float64Array.of(3, 4)])
    const change = Float64Array.of(1, 10)
    // dW = change ⊗ x = (1, −1, 10, −10) and db = change, then the put of the reparametrisation.
    expect(compile(learnt.put)(w, b, x, change)).toEqual([
      Float64Array.of(1, -2, 30, -40),
      Float64Array.of(6, 16),
      Float64Array.of(62, 84),
    ])
  })

  test('composes with structural ones', () => {
    const crossed = swap([real(1)], [real(2)])
      .lens()
      .pipe(permutation([real(2), real(1)], [1, 0]).lens())
    const [one, two] = [Float64Array.of(1), Float64Array.of(2, 3)] as const
    expect(compile(crossed.get)(one, two)).toEqual([one, two])
    expect(compile(crossed.put)(one, two, Float64Array.of(7), Float64Array.of(8, 9))).toEqual([
      Float64Array.of(7),
      Float64Array.of(8, 9),
    ])
  })
})
