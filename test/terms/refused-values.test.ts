/** Sizes, values and engines that plain JavaScript may get wrong, each refused with its exact message. */
import type { Para } from 'lensor'
import {
  BitVector,
  DataError,
  EngineError,
  SizeError,
  StorageError,
  bit,
  bits,
  broadcast,
  compile,
  constant,
  dense,
  gather,
  input,
  linear,
  lookupTable,
  quadratic,
  real,
  reshape,
} from 'lensor'
import { expect, test } from 'vitest'
import { at, refusalOf, refused } from './refusal.ts'

const size = (text: string): string => `✗ a size is a whole number from 0 or a name, but ${text} came`

refused(SizeError, [
  ['a negative size of ℝ', () => real(-1), size('-1')],
  ['a size of ℝ that is not whole', () => real(2, 1.5), size('1.5')],
  ['a size of ℤ₂ that is NaN', () => bit(Number.NaN), size('NaN')],
  ['an infinite size', () => input(Infinity), size('Infinity')],
  ['a size that is text', () => bits('3' as never), size("'3'")],
  ['a size that is missing', () => real(undefined as never), size('undefined')],
  ['a negative batch', () => input(2).batch(-3), size('-3')],
  ['a batch that is not whole', () => input(2).batch(0.5), size('0.5')],
  ['a layer of a size that is not whole', () => input(2).pipe(linear(1.5)), size('1.5')],
  ['a negative dense layer', () => input(2).pipe(dense(-2)), size('-2')],
  ['a negative lookup table', () => bits(2).pipe(lookupTable(-1)), size('-1')],
  ['a shape of negative sizes', () => input(4).pipe(reshape(-2, -2) as never), size('-2')],
  ['a broadcast of a size that is not whole', () => at(real(2), (x) => broadcast(x, 0, 2.5 as never)), size('2.5')],
  [
    'a BitVector of a negative length',
    () => new BitVector(-1),
    '✗ a BitVector has a length that is a whole number from 0, but -1 came',
  ],
])

refused(StorageError, [
  [
    'another kind of array',
    () => compile(input(2))([1, 2] as never),
    '✗ ℝ[2] is stored in a Float64Array of 2, but an Array of 2 came',
  ],
  [
    'an array of another precision',
    () => compile(input(2))(Float32Array.of(1, 2) as never),
    '✗ ℝ[2] is stored in a Float64Array of 2, but a Float32Array of 2 came',
  ],
  [
    'another length',
    () => compile(input(2))(Float64Array.of(1, 2, 3)),
    '✗ ℝ[2] is stored in a Float64Array of 2, but a Float64Array of 3 came',
  ],
  [
    'the storage of another domain',
    () => compile(bits(2))(Float64Array.of(0, 1) as never),
    '✗ ℤ₂[2] is stored in a BitVector of 2, but a Float64Array of 2 came',
  ],
  [
    'a BitVector of another length',
    () => compile(bits(2))(BitVector.from('011')),
    '✗ ℤ₂[2] is stored in a BitVector of 2, but a BitVector of 3 came',
  ],
  ['a number', () => compile(input())(5 as never), '✗ ℝ is stored in a Float64Array of 1, but number 5 came'],
  [
    'nothing in place of a value',
    () => compile(input(1))(undefined as never),
    '✗ ℝ[1] is stored in a Float64Array of 1, but nothing came',
  ],
  ['null', () => compile(input(1))(null as never), '✗ ℝ[1] is stored in a Float64Array of 1, but object null came'],
  [
    'too few arguments',
    () => compile(input(2).pipe(linear(1)))(...([Float64Array.of(1, 2)] as unknown as [Float64Array, Float64Array])),
    '✗ the values of ℝ[1×2] ⊗ ℝ[2] are 2 in number, but 1 came',
  ],
  [
    'too many arguments',
    () => compile(input(1))(...([Float64Array.of(1), Float64Array.of(1)] as unknown as [Float64Array])),
    '✗ the values of ℝ[1] are 1 in number, but 2 came',
  ],
  [
    'a bundle that is no list',
    () => compile(input(1).pipe(quadratic.map))(Float64Array.of(1) as never, Float64Array.of(1)),
    '✗ ℝ[1] is stored in a list of 1, but a Float64Array of 1 came',
  ],
  [
    'a bundle of too many wires',
    () => compile(input(1).pipe(quadratic.map))([Float64Array.of(1), Float64Array.of(1)] as never, Float64Array.of(1)),
    '✗ the values of ℝ[1] are 1 in number, but 2 came',
  ],
  [
    'a bundle with a wrong wire',
    () => compile(input(1).pipe(quadratic.map))([Float64Array.of(1, 2)], Float64Array.of(1)),
    '✗ ℝ[1] is stored in a Float64Array of 1, but a Float64Array of 2 came',
  ],
  ['a bit that is 2', () => BitVector.from([0, 2]), '✗ a BitVector holds 0 and 1, but 2 came at index 1'],
  ['a text that is no bits', () => BitVector.from('10x'), '✗ a BitVector holds 0 and 1, but x came at index 2'],
  ['a bit outside the vector', () => BitVector.from('10').get(2), '✗ a BitVector of 2 bits has no bit at 2'],
])

test('EngineError: an engine that is not there', () => {
  const [kind, message] = refusalOf(() => compile(input(1), { engine: 'abacus' as 'wasm' })) ?? []
  expect(kind).toBe(EngineError)
  expect(message).toMatch(/^✗ there is no engine 'abacus'; there are 'wasm' and 'reference'$/)
})

const rows = (index: number): unknown => {
  const f = at(real(3, 2), (x) => gather(x, constant(real(1), index) as never))
  return (compile(f as Para<[], [], []>) as unknown as (value: Float64Array) => unknown)(new Float64Array(6))
}

refused(DataError, [
  ['an index too large', () => rows(3), '✗ an index is a whole number from 0 and under 3, but 3 came'],
  ['a negative index', () => rows(-1), '✗ an index is a whole number from 0 and under 3, but -1 came'],
  ['an index that is not whole', () => rows(0.5), '✗ an index is a whole number from 0 and under 3, but 0.5 came'],
])
