/** A bundle is several wires under one name: one argument of a call, one part of an object, and its wires elsewhere. */
import type { Bundle, Real } from 'lensor'
import { add, compile, copy, exp, identity, morphism, multiply, notation, permutation, real, reverse } from 'lensor'
import { describe, expect, test } from 'vitest'

type State = Bundle<'State', [Real<[2]>, Real<[1]>]>

const state: State = { bundle: 'State', wires: [real(2), real(1)] }
const [two, one, three] = [Float64Array.of(1, 2), Float64Array.of(3), Float64Array.of(4, 5, 6)] as const

describe('a bundle', () => {
  test('is one argument and one result of a call', () => {
    const f = compile(identity([real(3), state]))
    expect(f(three, [two, one])).toEqual([three, [two, one]])
  })

  test('is opened where a map is written with points', () => {
    const f = morphism([state, real(1)], (x, y, z) => [add(x, x), multiply(y, z)])
    expect(compile(f)([two, one], Float64Array.of(10))).toEqual([Float64Array.of(2, 4), Float64Array.of(30)])
  })

  test('moves and is copied as one part', () => {
    const swapped = permutation([state, real(3)], [1, 0])
    expect(notation(swapped.cod)).toBe('ℝ[3] ⊗ ℝ[2] ⊗ ℝ[1]')
    expect(compile(swapped)([two, one], three)).toEqual([three, [two, one]])
    expect(compile(copy([state]))([two, one])).toEqual([
      [two, one],
      [two, one],
    ])
  })

  test('is changed by a bundle', () => {
    const f = morphism([state], (x) => [x])
    expect(compile(reverse(f))([two, one], Float64Array.of(7, 8))).toEqual([
      [Float64Array.of(7, 8), Float64Array.of(0)],
    ])
  })

  test('keeps its place where two identities of other bundles meet', () => {
    const inner = (wires: Bundle['wires']): Bundle => ({ bundle: 'Inner', wires })
    const first: Bundle = { bundle: 'First', wires: [inner([real(2)]), real(1)] }
    const second: Bundle = { bundle: 'Second', wires: [real(2), inner([real(1)])] }
    const f = compile(identity([first]).pipe(identity([second])) as never) as unknown as (value: unknown) => unknown
    expect(f([[two], one])).toEqual([[two, [one]]])
  })

  test('has a batch of bundles', () => {
    const f = identity([state]).batch(2)
    expect(notation(f.dom)).toBe('ℝ[2×2] ⊗ ℝ[2×1]')
    const samples: [Float64Array, Float64Array] = [Float64Array.of(1, 2, 3, 4), Float64Array.of(5, 6)]
    expect(compile(f)(samples)).toEqual([samples])
  })

  test('is equal to its wires where objects are compared', () => {
    const opened = morphism([real(2), real(1)], (x, y) => [exp(x), y])
    const f = morphism([real(3)], (x) => [x])
      .par(identity([state]))
      .pipe(morphism([real(3)], (x) => [x]).par(opened))
    expect(compile(f)(three, [Float64Array.of(0, 0), one])).toEqual([three, Float64Array.of(1, 1), one])
  })

  test('stays a bundle at the ends of a composite, where an identity puts it there', () => {
    const twice = morphism([real(2), real(1)], (x, y) => [add(x, x), add(y, y)])
    const doubled = [Float64Array.of(2, 4), Float64Array.of(6)]
    expect(compile(identity([state]).pipe(twice))([two, one])).toEqual(doubled)
    expect(compile(twice.pipe(identity([state])))(two, one)).toEqual([doubled])
    expect(compile(identity([state]).pipe(identity([real(2), real(1)])))([two, one])).toEqual([two, one])
  })

  test('nests', () => {
    const outer: Bundle<'Outer', [State, Real<[3]>]> = { bundle: 'Outer', wires: [state, real(3)] }
    expect(notation([outer])).toBe('ℝ[2] ⊗ ℝ[1] ⊗ ℝ[3]')
    expect(compile(identity([outer]))([[two, one], three])).toEqual([[[two, one], three]])
  })
})
