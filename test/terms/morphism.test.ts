/** Maps written with points. */
import type { Tensor } from 'lensor'
import {
  BitVector,
  LensorError,
  ObjectError,
  add,
  bit,
  compile,
  constant,
  exp,
  glorot,
  identity,
  input,
  morphism,
  multiply,
  notation,
  parametric,
  real,
  reverse,
  tanh,
  zero,
} from 'lensor'
import { describe, expect, test } from 'vitest'
import { refusalOf } from './refusal.ts'

describe('a map written with points', () => {
  test('has a point for each wire of P, then of A, and a result for each wire of B', () => {
    const f = parametric([real(2)], [real(2), real()], (p, x, y) => [add(p, x), y, multiply(p, x)])
    expect([notation(f.params), notation(f.dom), notation(f.cod)]).toEqual(['ℝ[2]', 'ℝ[2] ⊗ ℝ', 'ℝ[2] ⊗ ℝ ⊗ ℝ[2]'])
    expect(compile(f)(Float64Array.of(1, 2), Float64Array.of(3, 4), Float64Array.of(5))).toEqual([
      Float64Array.of(4, 6),
      Float64Array.of(5),
      Float64Array.of(3, 8),
    ])
  })

  test('may take nothing, and may give nothing', () => {
    expect(compile(morphism([], () => [constant(real(2), 3)]))()).toEqual([Float64Array.of(3, 3)])
    const nothing = morphism([real(2)], () => [])
    expect(nothing.cod).toEqual([])
    expect(compile(nothing)(Float64Array.of(1, 2))).toEqual([])
    expect(compile(reverse(nothing))(Float64Array.of(1, 2))).toEqual([Float64Array.of(0, 0)])
  })

  test('has constants of one value, of all, or of a storage', () => {
    const f = morphism([], () => [
      constant(real(2), 3),
      constant(real(2), [1, 2]),
      constant(real(2), Float64Array.of(1, 2)),
      constant(bit(2), BitVector.from('01')),
    ])
    const all = Float64Array.of(1, 2)
    expect(compile(f)()).toEqual([Float64Array.of(3, 3), all, all, BitVector.from('01')])
  })

  test('may give a point back, and give one twice', () => {
    const f = morphism([real(1)], (x) => [x, x])
    expect(compile(f)(Float64Array.of(7))).toEqual([Float64Array.of(7), Float64Array.of(7)])
    expect(compile(reverse(f))(Float64Array.of(7), Float64Array.of(1), Float64Array.of(2))).toEqual([
      Float64Array.of(3),
    ])
  })

  test('may be written while another is', () => {
    const f = morphism([real(1)], (x) => {
      const inner = morphism([real(1)], (y) => [multiply(y, y)])
      expect(compile(inner)(Float64Array.of(3))).toEqual([Float64Array.of(9)])
      return [add(x, x)]
    })
    expect(compile(f)(Float64Array.of(3))).toEqual([Float64Array.of(6)])
  })

  test('uses layers without parameters as functions of a point', () => {
    const f = morphism([real(2)], (x) => [tanh(x)])
    const x = Float64Array.of(0.5, -2)
    expect(compile(f)(x)).toEqual(compile(input(2).pipe(tanh))(x))
  })

  test('is not run again: its function is called once', () => {
    let calls = 0
    const f = morphism([real(1)], (x) => {
      calls++
      return [exp(x)]
    })
    compile(f.pipe(f).batch(3))
    compile(reverse(f))
    expect(calls).toBe(1)
  })

  test('leaves what is being written as it was where it throws', () => {
    expect(() =>
      morphism([real(1)], () => {
        throw new Error('stop')
      }),
    ).toThrow('stop')
    expect(refusalOf(() => constant(real(), 1))?.[1]).toBe(
      '✗ constant is used while a map is being written, inside the function given to morphism or parametric',
    )
  })
})

describe('parameters', () => {
  test('begin as their initialisers say, in the order of wires', () => {
    const f = parametric([real(2, 3), real(2)], [real(3)], (w, _offset, x) => [add(x, x), w], {
      initial: [glorot, zero],
    })
    const [w, offset] = f.initialise(3)
    const bound = Math.sqrt(6 / 5)
    expect(w).toHaveLength(6)
    expect(w.every((element) => element !== 0 && Math.abs(element) < bound)).toBe(true)
    expect(offset).toEqual(Float64Array.of(0, 0))
  })

  test('begin at zero where nothing is said', () => {
    expect(parametric([real(2)], [], (p) => [p]).initialise(3)).toEqual([Float64Array.of(0, 0)])
  })

  test('have one initialiser for each wire', () => {
    const misuse = (): unknown => parametric([real(2), real(2)], [], (p, q) => [add(p, q)], { initial: [zero] })
    const message = '✗ there is one initialiser for each wire of ℝ[2] ⊗ ℝ[2], 2 in all, but 1 came'
    expect(refusalOf(misuse)).toEqual([LensorError, message])
  })

  test('have all elements of their wires drawn', () => {
    const model = parametric([real(2, 2)], [], (p) => [p], { initial: [() => [1]] })
    const message = '✗ an initialiser draws the 4 elements of ℝ[2×2], but 1 came'
    expect(refusalOf(() => model.initialise(0))).toEqual([ObjectError, message])
  })

  test('are the same for the same seed, and others for another', () => {
    const f = parametric([real(4, 4)], [], (p) => [p], { initial: [glorot] })
    expect(f.initialise(1)).toEqual(f.initialise(1))
    expect(f.initialise(1)).not.toEqual(f.initialise(2))
  })
})

describe('a misuse is refused', () => {
  const list = '✗ a map gives back a list of tensors, one for each wire of its codomain: write [result]'
  const outside = (name: string): string =>
    `✗ ${name} is used while a map is being written, inside the function given to morphism or parametric`
  const foreign = (name: string): string =>
    `✗ ${name} takes points of the map that is being written, but one of another map came`

  /** A point of a map that is written already. */
  const leaked = (): Tensor => {
    let point: unknown
    morphism([real(1)], (x) => [(point = x) && x])
    return point as Tensor
  }

  test.each([
    ['a tensor instead of a list', () => morphism([real(1)], (x) => x as never), list],
    ['nothing', () => morphism([real(1)], () => undefined as never), list],
    ['a list of numbers', () => morphism([real(1)], () => [3] as never), list],
    ['a point of another map, given back', () => morphism([real(1)], () => [leaked()]), foreign('a map')],
    ['a point of another map, used', () => morphism([real(1)], (x) => [add(x, leaked() as never)]), foreign('add')],
    ['an operator outside a map', () => add(leaked(), leaked() as never), outside('add')],
    ['a layer outside a map', () => tanh(leaked() as never), outside('tanh')],
    ['a constant outside a map', () => constant(real(1), 1), outside('constant')],
    [
      'something that is no point',
      () => morphism([real(1)], (x) => [add(x, 3 as never)]),
      '✗ add takes points of the map that is being written, but 3 came',
    ],
  ])('%s', (_name, misuse, message) => {
    expect(refusalOf(misuse)).toEqual([LensorError, message])
  })

  test('a layer at a point that it does not accept', () => {
    expect(refusalOf(() => identity([real(2), real(3)]).pipe(tanh as never))).toEqual([
      ObjectError,
      '✗ tanh takes one tensor, but ℝ[2] ⊗ ℝ[3] flows in',
    ])
  })
})
