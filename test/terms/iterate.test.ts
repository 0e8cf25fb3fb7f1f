/** A map done again and again as one term. */
import {
  BitVector,
  ObjectError,
  SizeError,
  add,
  basicUpdate,
  bit,
  compile,
  discard,
  emit,
  gather,
  graphOf,
  constant,
  identity,
  input,
  iterate,
  learningStep,
  linear,
  morphism,
  multiply,
  notation,
  parametric,
  quadratic,
  real,
  reverse,
  scan,
  sum,
  tanh,
} from 'lensor'
import { describe, expect, test } from 'vitest'
import { refused } from './refusal.ts'

const numbers = (...elements: number[]): Float64Array => Float64Array.from(elements)

/** (p, s, x) ↦ p · s + x. */
const horner = parametric([real()], [real(), real()], (p, s, x) => [add(multiply(p, s), x)])

test('each step takes its own input, the first one first', () => {
  expect(compile(iterate(3, horner))(numbers(2), numbers(1), numbers(5, 6, 7))).toEqual([
    numbers(8 + 4 * 5 + 2 * 6 + 7),
  ])
})

test('a map without inputs is composed with itself', () => {
  const square = morphism([real(2)], (x) => [multiply(x, x)])
  expect(compile(iterate(4, square))(numbers(2, -1))).toEqual([numbers(2 ** 16, 1)])
  expect(compile(reverse(iterate(4, square)))(numbers(2, -1), numbers(1, 1))).toEqual([numbers(16 * 2 ** 15, -16)])
})

test('no step at all is the projection', () => {
  const none = iterate(0, horner)
  expect(notation(none.dom)).toBe('ℝ ⊗ ℝ[0]')
  expect(compile(none)(numbers(2), numbers(3), numbers())).toEqual([numbers(3)])
  expect(compile(reverse(none))(numbers(2), numbers(3), numbers(), numbers(5))).toEqual([
    numbers(0),
    numbers(5),
    numbers(),
  ])
})

test('of nothing nothing is made', () => {
  expect(graphOf(iterate(3, discard([real(2)])).term).values).toEqual([])
  expect(compile(reverse(iterate(2, discard([real(2)]))))(numbers(1, 2, 3, 4))).toEqual([numbers(0, 0, 0, 0)])
})

test('parameters begin as those of the map', () => {
  const layer = input(3).pipe(linear(3)).pipe(tanh)
  expect(iterate(5, layer).initialise(7)).toEqual(layer.initialise(7))
})

test('wires of several domains go from step to step', () => {
  // (x, b, i) ↦ (x + x[i], b + b · b)
  const map = morphism([real(2), bit(2), real(2)], (x, b, i) => [add(x, gather(x, i)), add(b, multiply(b, b))])
  const many = iterate(2, map)
  const [x, b] = compile(many)(numbers(1, 2), BitVector.from('10'), numbers(1, 1, 0, 1))
  expect([x, b.toString()]).toEqual([numbers(6, 8), '00'])
  const [ofX, ofB, ofI] = compile(reverse(many))(
    numbers(1, 2),
    BitVector.from('10'),
    numbers(1, 1, 0, 1),
    numbers(1, 1),
    BitVector.from('11'),
  )
  expect([ofX, ofB.toString(), ofI]).toEqual([numbers(2, 6), '11', numbers(0, 0, 0, 0)])
})

test('equal scans are one value', () => {
  const twice = morphism([real(), real(2)], (s, x) => {
    const body = () => graphOf(morphism([real(), real()], (state, own) => [multiply(state, own)]).term)
    const attributes = { count: 2, shared: 0, states: 1, backwards: false, kept: [0] }
    const [first, second] = [
      emit(scan, [s, x], { ...attributes, body: body() }),
      emit(scan, [s, x], { ...attributes, body: body() }),
    ]
    const other = emit(scan, [s, x], { ...attributes, backwards: true, body: body() })
    return [first, second, other]
  })
  expect(graphOf(twice.term).values.length).toBe(2)
})

test('the get and the put of a lens share their steps forward', () => {
  const step = parametric([real(1)], [real(1), real(1)], (p, s, x) => [add(multiply(p, s), x)])
  const model = iterate(3, step).lens()
  const both = graphOf(model.pipe(quadratic).put.term).values
  const forward = graphOf(model.get.term).values.filter(({ node }) => node.primitive === scan)
  const all = both.filter(({ node }) => node.primitive === scan)
  // Forward to the last state, forward to each state, and back.
  expect([forward.length, all.length]).toEqual([1, 3])
})

test('what a step does not use is not carried along', () => {
  const unused = parametric([real(100)], [real(), real()], (_p, s, _x) => [add(s, s)])
  const values = graphOf(iterate(3, unused).term).values.filter(({ node }) => node.primitive === scan)
  expect(values.map(({ node }) => node.operands.length)).toEqual([1])
  // s + s does not depend on s where it is differentiated: no state is kept.
  const back = graphOf(reverse(iterate(3, unused)).term).values.filter(({ node }) => node.primitive === scan)
  expect(back.length).toBe(1)
})

describe('what is refused', () => {
  const begins = (cod: string, dom: string): string =>
    `✗ iterate takes a cell S ⊗ X → S, but a map from ${dom} to ${cod} came`

  refused(ObjectError, [
    ['another object', () => iterate(2, input(3).pipe(linear(2)) as never), begins('ℝ[2]', 'ℝ[3]')],
    [
      'another domain',
      () => iterate(2, morphism([bit(2)], () => [constant(real(2), 0)]) as never),
      begins('ℝ[2]', 'ℤ₂[2]'),
    ],
    ['too few wires', () => iterate(2, morphism([real(2)], (x) => [x, x]) as never), begins('ℝ[2] ⊗ ℝ[2]', 'ℝ[2]')],
    [
      'the input in front',
      () => iterate(2, morphism([real(3), real(2)], (_x, s) => [s]) as never),
      begins('ℝ[2]', 'ℝ[3] ⊗ ℝ[2]'),
    ],
    [
      'a learner that is not closed',
      () => learningStep(input(2).pipe(linear(1)).lens().reparam(basicUpdate).pipe(quadratic) as never),
      '✗ learningStep takes a learner that a learning rate closes, but ℝ flows out',
    ],
    [
      'a scan of other operands',
      () =>
        morphism([real(), real(3)], (s, x) => [
          emit(scan, [s, x], {
            body: graphOf(horner.term),
            count: 3,
            shared: 1,
            states: 1,
            backwards: false,
            kept: [0],
          }),
        ]),
      '✗ scan takes ℝ ⊗ ℝ ⊗ ℝ[3], but ℝ ⊗ ℝ[3] flows in',
    ],
    [
      'a scan whose state changes its shape',
      () =>
        morphism([real(2)], (s) => [
          emit(scan, [s], {
            body: graphOf(morphism([real(2)], (x) => [sum(x, 0)]).term),
            count: 3,
            shared: 0,
            states: 1,
            backwards: false,
            kept: [0],
          }),
        ]),
      '✗ scan does a map C ⊗ S ⊗ X → S ⊗ Y and keeps wires of one domain, but a map from ℝ[2] to ℝ came',
    ],
  ])
  refused(SizeError, [
    [
      'half a step',
      () => iterate(1.5, identity([real()])),
      '✗ iterate takes a count, a whole number from 0, but 1.5 came',
    ],
    [
      'less than no step',
      () => iterate(-1, identity([real()])),
      '✗ iterate takes a count, a whole number from 0, but -1 came',
    ],
  ])
})
