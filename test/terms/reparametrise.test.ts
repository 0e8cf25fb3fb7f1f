/** Reparametrisation of maps: tied weights, and where the new parameters begin. */
import {
  LensorError,
  ObjectError,
  bias,
  compile,
  constant,
  contract,
  copy,
  glorot,
  identity,
  input,
  linear,
  morphism,
  notation,
  real,
  reverse,
  tanh,
} from 'lensor'
import { describe, expect, test } from 'vitest'
import { refusalOf } from './refusal.ts'

describe('tied weights', () => {
  const layers = input(2).pipe(linear(2)).pipe(tanh).pipe(linear(2))
  const tied = layers.reparam(copy([real(2, 2)]))
  const [w, x, change] = [Float64Array.of(0.1, 0.2, 0.3, 0.4), Float64Array.of(1, -1), Float64Array.of(1, 2)] as const

  test('are one parameter used twice', () => {
    expect(notation(tied.params)).toBe('ℝ[2×2]')
    expect(compile(tied)(w, x)).toEqual(compile(layers)(w, w, x))
  })

  test('have the sum of the gradients of their uses', () => {
    const [first, second, back] = compile(reverse(layers))(w, w, x, change)
    const [both, tiedBack] = compile(reverse(tied))(w, x, change)
    expect(both).toEqual(first.map((element, at) => element + (second[at] as number)))
    expect(tiedBack).toEqual(back)
  })

  test('have it in the lens too', () => {
    const [first, second] = compile(layers.lens().put)(w, w, x, change)
    const reparametrised = layers.lens().reparam(copy([real(2, 2)]).lens())
    for (const put of [tied.lens().put, reparametrised.put])
      expect(compile(put)(w, x, change)[0]).toEqual(first.map((element, at) => element + (second[at] as number)))
  })
})

describe('new parameters', () => {
  const layer = input(2).pipe(linear(2))

  test('stand in a call where the old ones stood', () => {
    const outer = morphism([real(2), real(3)], (p, q) => [contract(p, q, 'i,j->ij')])
    const factored = input(3).pipe(linear(2)).reparam(outer)
    expect(notation(factored.params)).toBe('ℝ[2] ⊗ ℝ[3]')
    const [p, q, x] = [Float64Array.of(2, 3), Float64Array.of(1, 0, 1), Float64Array.of(1, 2, 3)] as const
    expect(compile(factored)(p, q, x)).toEqual([Float64Array.of(8, 12)])
  })

  test('begin at zero', () => {
    const again = layer.reparam(identity([real(2, 2)]))
    expect(again.initialise(1)).toEqual([Float64Array.of(0, 0, 0, 0)])
  })

  test('begin as their initialisers say', () => {
    const begun = layer.reparam(identity([real(2, 2)]), [glorot]).initialise(1)
    expect(begun).toEqual(layer.initialise(1))
    expect(begun[0].every((element) => element !== 0)).toBe(true)
  })

  test('begin as those of a map with the same', () => {
    const twice = layer.pipe(layer).reparam(copy([real(2, 2)]), layer)
    expect(twice.initialise(1)).toEqual(layer.initialise(1))
    expect(twice.initialise(1)[0].every((element) => element !== 0)).toBe(true)
  })

  test('do not begin as those of a map with others', () => {
    const misuse = (): unknown => layer.reparam(identity([real(2, 2)]), input(3).pipe(bias) as never)
    const message = '✗ the new parameters ℝ[2×2] begin as those of a map that has the same, but a map with ℝ[3] came'
    expect(refusalOf(misuse)).toEqual([ObjectError, message])
  })

  test('have one initialiser for each wire', () => {
    const misuse = (): unknown => layer.reparam(identity([real(2, 2)]), [])
    const message = '✗ there is one initialiser for each wire of ℝ[2×2], 1 in all, but 0 came'
    expect(refusalOf(misuse)).toEqual([LensorError, message])
  })

  test('that are none close a map', () => {
    const closed = input(1)
      .pipe(linear(1))
      .reparam(morphism([], () => [constant(real(1, 1), 3)]))
    expect(closed.params).toEqual([])
    expect(compile(closed)(Float64Array.of(2))).toEqual([Float64Array.of(6)])
    expect(closed.initialise(1)).toEqual([])
  })
})
