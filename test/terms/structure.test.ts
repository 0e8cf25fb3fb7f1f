/** The maps that every object has, and maps beside each other. */
import type { Para, Real } from 'lensor'
import {
  BitVector,
  bit,
  compile,
  copy,
  dense,
  discard,
  exp,
  identity,
  input,
  linear,
  morphism,
  not,
  notation,
  permutation,
  real,
  reverse,
  swap,
} from 'lensor'
import { describe, expect, test } from 'vitest'

const [one, two, three] = [Float64Array.of(1), Float64Array.of(2, 2), Float64Array.of(3, 3, 3)]
const word = BitVector.from('101')

describe('the structural maps', () => {
  test('the identity gives back what it takes', () => {
    expect(compile(identity([real(1), bit(3)]))(one, word)).toEqual([one, word])
    expect(compile(identity([]))()).toEqual([])
  })

  test('a copy gives the whole object twice', () => {
    expect(compile(copy([real(1), real(2)]))(one, two)).toEqual([one, two, one, two])
  })

  test('a discard gives nothing', () => {
    expect(compile(discard([real(1), bit(3)]))(one, word)).toEqual([])
  })

  test('a permutation has, at place i, part order[i]', () => {
    const permuted = permutation([real(1), real(2), real(3)], [2, 0, 1])
    expect(notation(permuted.cod)).toBe('ℝ[3] ⊗ ℝ[1] ⊗ ℝ[2]')
    expect(compile(permuted)(one, two, three)).toEqual([three, one, two])
  })

  test('a swap moves whole objects past each other', () => {
    const swapped = swap([real(1), real(2)], [bit(3)])
    expect(notation(swapped.cod)).toBe('ℤ₂[3] ⊗ ℝ[1] ⊗ ℝ[2]')
    expect(compile(swapped)(one, two, word)).toEqual([word, one, two])
  })
})

describe('their reverse derivatives', () => {
  test('of a copy is a sum', () => {
    expect(compile(reverse(copy([real(2)])))(two, Float64Array.of(1, 2), Float64Array.of(10, 20))).toEqual([
      Float64Array.of(11, 22),
    ])
  })

  test('of a discard is zero', () => {
    expect(compile(reverse(discard([real(2), bit(3)])))(two, word)).toEqual([
      Float64Array.of(0, 0),
      BitVector.from('000'),
    ])
  })

  test('of a permutation is its inverse', () => {
    const permuted = permutation([real(1), real(2), real(3)], [2, 0, 1])
    const back = compile(reverse(permuted))(one, two, three, three, one, two)
    expect(back).toEqual([one, two, three])
  })
})

describe('par', () => {
  test('has params, domain and codomain side by side', () => {
    const pair = input(2)
      .pipe(dense(3))
      .par(input(4).pipe(linear(1)))
    expect(notation(pair.params)).toBe('ℝ[3×2] ⊗ ℝ[3] ⊗ ℝ[1×4]')
    expect(notation(pair.dom)).toBe('ℝ[2] ⊗ ℝ[4]')
    expect(notation(pair.cod)).toBe('ℝ[3] ⊗ ℝ[1]')
  })

  test('runs each on its own part, over any mixture of domains', () => {
    const pair = morphism([real(1)], (x) => [exp(x)]).par(identity([bit(3)]).pipe(not))
    expect(compile(pair)(Float64Array.of(0), word)).toEqual([Float64Array.of(1), BitVector.from('010')])
  })

  test('with the unit is the map', () => {
    const f = morphism([real(1)], (x) => [exp(x)])
    expect(compile(f.par(identity([])))(Float64Array.of(0))).toEqual([Float64Array.of(1)])
  })
})

describe('sequences as data', () => {
  test('are flat, and identities are not in them', () => {
    const named = (name: string): Para<[], [Real<[2]>], [Real<[2]>]> => morphism([real(2)], (x) => [exp(x)], { name })
    const [f, g, h] = [named('f'), named('g'), named('h')]
    const [left, right] = [f.pipe(g).pipe(h).term, f.pipe(identity([real(2)])).pipe(g.pipe(h)).term]
    expect(left).toEqual(right)
    expect(left.kind === 'compose' && left.parts).toEqual([f.term, g.term, h.term])
    expect(input(2).pipe(f).term).toBe(f.term)
  })
})
