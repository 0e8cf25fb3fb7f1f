/** How optimisers compose: one above another, and one beside another. */
import type { Family, Maps } from 'lensor'
import {
  Optimiser,
  adam,
  basicUpdate,
  compile,
  dense,
  input,
  lens,
  momentum,
  morphism,
  notation,
  scale,
  sgd,
} from 'lensor'
import { describe, expect, test } from 'vitest'
import { flat } from '../../src/objects/wire.ts'

/** The family that gives what it takes. */
interface Same extends Family {
  readonly maps: Maps<[], this['dom']>
}

/** A lens (P, P) → (P, P) that doubles changes on their way up. */
const doubled: Optimiser<Same> = new Optimiser('doubled', (parameters) => {
  const wires = flat(parameters)
  return lens({
    get: morphism(wires, (...p) => [...p]),
    put: morphism([...wires, ...wires], (...all) => all.slice(wires.length).map((change) => scale(change, 2))),
    initial: (first: unknown) => first,
  } as never).term
})

const model = input(2).pipe(dense(1))
const [x, change] = [Float64Array.of(3, 5), Float64Array.of(-1)]
const [weight, offset] = [Float64Array.of(1, 2), Float64Array.of(3)]

describe('one above another', () => {
  const optimiser = sgd({ rate: 0.5 })

  test('is one reparametrisation after the other', () => {
    const composite = model.lens().reparam(doubled.pipe(optimiser))
    const inTurn = model.lens().reparam(doubled).reparam(optimiser)
    expect(composite.params).toEqual(inTurn.params)
    expect(composite.put.initialise(7)).toEqual(inTurn.put.initialise(7))
    const expected = [[Float64Array.of(1 - 3, 2 - 5), Float64Array.of(3 - 1)], Float64Array.of(-1, -2)]
    for (const { put } of [composite, inTurn]) expect(compile(put)([weight, offset], x, change)).toEqual(expected)
  })

  test('lets changes meet the first one first', () => {
    const [, , s] = [weight, offset, Float64Array.of(0)]
    const run = compile(model.lens().reparam(doubled.pipe(momentum({ decay: 0 }))).put)
    const [[velocity]] = run([Float64Array.of(0, 0), s, weight, offset], x, change)
    expect(velocity).toEqual(Float64Array.of(-6, -10))
  })

  test('is associative, and says all its parts', () => {
    const [left, right] = [doubled.pipe(doubled).pipe(optimiser), doubled.pipe(doubled.pipe(optimiser))]
    const run = compile(model.lens().reparam(left).put)
    expect(run([weight, offset], x, change)).toEqual(
      compile(model.lens().reparam(right).put)([weight, offset], x, change),
    )
    expect([left.name, right.name]).toEqual(['doubled; doubled; sgd', 'doubled; doubled; sgd'])
  })
})

describe('one beside another', () => {
  const [first, second] = [input(2).pipe(dense(1)), input(1).pipe(dense(2))]

  test('updates each layer by its own optimiser', () => {
    const optimisers = adam().at(first.params).par(basicUpdate.at(second.params))
    const together = first.pipe(second).lens().reparam(optimisers)
    const apart = first.lens().reparam(adam()).pipe(second.lens().reparam(basicUpdate))
    expect(notation(together.params)).toBe(notation(apart.params))
    const state = together.put.initialise(3)
    const back = Float64Array.of(1, -2)
    expect(compile(together.put)(...state, x, back)).toEqual(compile(apart.put)(...state, x, back))
    expect(apart.put.initialise(3)).toEqual(state)
  })
})
