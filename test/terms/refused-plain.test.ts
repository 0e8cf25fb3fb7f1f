/** What plain JavaScript can hand over instead of a map, a lens, a tensor or a seed, each refused with its exact message. */
import {
  LensorError,
  Random,
  compile,
  contract,
  lens,
  linear,
  negate,
  real,
  reverse,
  scale,
  subtract,
  sum,
  supervised,
  tanh,
} from 'lensor'
import { describe, expect, test } from 'vitest'
import { at, refusalOf, refused } from './refusal.ts'

const nothing = undefined as never
const map = '✗ a layer or a map belongs here; of a loss, take .map; of a lens, .get or .put'
const noPoint = (name: string): string => `✗ ${name} takes points of the map that is being written, but undefined came`
const seed = (value: number): string => `✗ a seed is a whole number, but ${value} came`

describe('what is no map, no tensor, no seed', () => {
  refused(LensorError, [
    ['a layer to compile', () => compile(tanh as never), map],
    ['a layer to reverse', () => reverse(tanh as never), map],
    ['layers as the halves of a lens', () => lens({ get: tanh, put: tanh } as never), map],
    ['a layer as a model', () => supervised({ model: linear(2), batch: 2 } as never), map],
    ['nothing to sum', () => at(real(2), () => sum(nothing, 0 as never)), noPoint('sum')],
    ['nothing to negate', () => at(real(2), () => negate(nothing)), noPoint('negate')],
    ['nothing to scale', () => at(real(2), () => scale(nothing, nothing)), noPoint('scale')],
    ['nothing to subtract', () => at(real(2), (x) => subtract(x, nothing)), noPoint('subtract')],
    ['nothing to contract', () => at(real(2), (x) => contract(x, nothing, 'i,i->' as never)), noPoint('contract')],
    [
      'a number to tanh',
      () => (tanh as (x: unknown) => unknown)(3),
      '✗ tanh takes points of the map that is being written, but 3 came',
    ],
    ['half a seed', () => new Random(0.5), seed(0.5)],
    ['no seed', () => new Random(Number.NaN), seed(Number.NaN)],
  ])

  test('a seed past 32 bits is another seed', () => {
    expect(new Random(2 ** 32).uniform()).not.toBe(new Random(0).uniform())
    expect(refusalOf(() => new Random(Number.MAX_SAFE_INTEGER))).toBeUndefined()
  })
})
