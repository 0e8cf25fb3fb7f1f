/** Operands that an operator does not accept, each refused with its exact message. */
import {
  ObjectError,
  add,
  bit,
  broadcast,
  constant,
  contract,
  exp,
  fold,
  gather,
  greater,
  max,
  morphism,
  multiply,
  pad,
  parametric,
  permute,
  real,
  scatterAdd,
  select,
  slice,
  subtract,
  sum,
  window,
} from 'lensor'
import { describe } from 'vitest'
import { at, atTwo, refused } from './refusal.ts'

const notSmooth = (name: string): string => `✗ ${name} takes tensors of a smooth domain such as ℝ, but ℤ₂[2] flows in`
const unlike = (name: string, right = 'ℝ[3]'): string =>
  `✗ ${name} takes tensors of one shape and domain, but ℝ[2] and ${right} flow in`
const noAxis = (name: string): string => `✗ ${name} takes an axis of ℝ[2], counted from 0, but 1 came`
const misfit = (text: string): string =>
  `✗ contract: '${text}' does not fit ℝ[2×3] and ℝ[3]: one letter for each axis, none twice, those of the result among them`
const contracted =
  (text: string): (() => unknown) =>
  () =>
    atTwo(real(2, 3), real(3), (x, y) => contract(x, y, text as never))

describe('operators', () => {
  refused(ObjectError, [
    ['add of two shapes', () => atTwo(real(2), real(3), (x, y) => add(x, y)), unlike('add')],
    ['multiply of two domains', () => atTwo(real(2), bit(2), (x, y) => multiply(x, y)), unlike('multiply', 'ℤ₂[2]')],
    ['subtract of two shapes', () => atTwo(real(2), real(3), (x, y) => subtract(x, y)), unlike('subtract')],
    ['greater of two shapes', () => atTwo(real(2), real(3), (x, y) => greater(x, y)), unlike('greater')],
    ['select of two shapes', () => atTwo(real(2), real(3), (x, y) => select(x, y, y)), unlike('select')],
    ['exp of bits', () => at(bit(2), (x) => exp(x)), notSmooth('exp')],
    ['max of bits', () => at(bit(2), (x) => max(x, 0 as never)), notSmooth('max')],
    [
      'max of no elements',
      () => at(real(0), (x) => max(x, 0 as never)),
      '✗ max takes axes of ℝ[0] that have elements, but 0 came',
    ],
    ['sum along an axis that is not there', () => at(real(2), (x) => sum(x, 1 as never)), noAxis('sum')],
    ['max along an axis that is not there', () => at(real(2), (x) => max(x, 1 as never)), noAxis('max')],
    [
      'slice of an axis that is not there',
      () => at(real(2), (x) => slice(x, 1 as never, 0, 1 as never)),
      noAxis('slice'),
    ],
    ['pad of an axis that is not there', () => at(real(2), (x) => pad(x, 1 as never, 0, 1)), noAxis('pad')],
    [
      'window of an axis that is not there',
      () => at(real(2), (x) => window(x, 1 as never, 1 as never)),
      noAxis('window'),
    ],
    [
      'fold of an axis that is not there',
      () => at(real(2), (x) => fold(x, 1 as never, 1 as never)),
      '✗ fold takes the first of two axes of ℝ[2], windows and size, but 1 came',
    ],
    [
      'an axis that is not whole',
      () => at(real(2), (x) => sum(x, 0.5 as never)),
      '✗ sum takes an axis of ℝ[2], counted from 0, but 0.5 came',
    ],
    [
      'a slice past the end',
      () => at(real(2), (x) => slice(x, 0 as never, 1, 2 as never)),
      '✗ slice: axis 0 of ℝ[2] has no 2 places from 1',
    ],
    [
      'a negative pad',
      () => at(real(2), (x) => pad(x, 0 as never, -1 as never, 0)),
      '✗ pad takes, as its count of zeros before, a whole number from 0, but -1 came',
    ],
    [
      'a window too large',
      () => at(real(2), (x) => window(x, 0 as never, 3 as never)),
      '✗ window: axis 0 of ℝ[2] is shorter than a window of 3',
    ],
    [
      'a window that does not move',
      () => at(real(2), (x) => window(x, 0 as never, 1 as never, 0 as never)),
      '✗ window takes, as its stride, a whole number from 1, but 0 came',
    ],
    [
      'a fold of another number of windows',
      () => at(real(2, 2), (x) => fold(x, 0 as never, 5 as never)),
      '✗ fold: the windows of ℝ[2×2] at axis 0, each 1 behind the one before, do not cover 5 places',
    ],
    [
      'a fold of no windows',
      () => at(real(0, 2), (x) => fold(x, 0 as never, 1)),
      '✗ fold does not fit: ℝ[0×2] with {"axis":0,"length":1,"stride":1}',
    ],
    [
      'a broadcast outside the axes',
      () => at(real(2), (x) => broadcast(x, 2, 3)),
      '✗ broadcast takes a place for an axis, before one of ℝ[2], counted from 0, or behind all, but 2 came',
    ],
    [
      'an order that misses an axis',
      () => at(real(2, 2), (x) => permute(x, [0, 0])),
      '✗ permute takes each axis of ℝ[2×2] once, but the order is 0, 0',
    ],
    [
      'a constant of another length',
      () => morphism([], () => [constant(real(2), [1, 2, 3])]),
      '✗ a constant of ℝ[2] has 1 or 2 values, but 3 came',
    ],
    ['no arrow', contracted('ij,j'), misfit('ij,j')],
    ['two arrows', contracted('ij,j->->i'), misfit('ij,j->->i')],
    ['three operands', contracted('ij,j,j->i'), misfit('ij,j,j->i')],
    ['no text', contracted(undefined as never), misfit('undefined')],
    ['a letter too few', contracted('i,j->i'), misfit('i,j->i')],
    ['a letter twice', contracted('ii,j->i'), misfit('ii,j->i')],
    ['a letter from nowhere', contracted('ij,j->k'), misfit('ij,j->k')],
    ['two letters of one size', contracted('ij,i->j'), '✗ contract: i is 2 in ℝ[2×3] but 3 in ℝ[3]'],
    [
      'a contraction of two domains',
      () => atTwo(real(2), bit(2), (x, y) => contract(x, y, 'i,i->i' as never)),
      '✗ contract takes two tensors of one domain, but ℝ[2] and ℤ₂[2] flow in',
    ],
    [
      'a gather of a number',
      () => atTwo(real(), real(1), (x, y) => gather(x, y)),
      '✗ gather takes rows and real indices, but ℝ ⊗ ℝ[1] flows in',
    ],
    [
      'a gather by bits',
      () => atTwo(real(2), bit(1), (x, y) => gather(x, y)),
      '✗ gather takes rows and real indices, but ℝ[2] ⊗ ℤ₂[1] flows in',
    ],
    [
      'a scatter of other rows than indices',
      () => atTwo(real(2), real(3), (x, y) => scatterAdd(x, y, 4)),
      '✗ scatterAdd takes rows and real indices, but ℝ[2] ⊗ ℝ[3] flows in',
    ],
    [
      'parameters of another shape',
      () => parametric([real(2)], [real(3)], (p, x) => [add(x, p as never)]),
      '✗ add takes tensors of one shape and domain, but ℝ[3] and ℝ[2] flow in',
    ],
  ])
})
