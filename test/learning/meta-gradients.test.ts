/** R through learning steps, with respect to what is learnt about learning: as JAX finds it, and as central differences show it. */
import type { Wires } from 'lensor'
import {
  add,
  basicUpdate,
  coordinatewise,
  dense,
  descent,
  firstOrder,
  input,
  lstmOptimiser,
  metaLearning,
  metaLoss,
  multiply,
  openAdam,
  parametric,
  quadratic,
  real,
  reverse,
  softmaxCrossEntropy,
  supervised,
  tanh,
} from 'lensor'
import { describe, expect, test } from 'vitest'
import { flat } from '../../src/objects/wire.ts'
import { differenceTolerance, elements, extrapolatedDifferences, relativeError, run } from '../graph/evaluate.ts'
import fixtures from '../fixtures/meta.json' with { type: 'json' }
import { untyped } from '../laws/maps.ts'
import { drawing } from '../laws/objects.ts'

/** (γ, ε; s, p′) ↦ (s′, εs′) with s′ = γs + p′. */
const momentumRule = parametric([real(), real()], [real(), real()], (decay, rate, velocity, change) => {
  const next = add(multiply(decay, velocity), change)
  return [next, multiply(rate, next)]
})

const optimisers = {
  momentum: coordinatewise(momentumRule),
  openAdam: openAdam(),
  lstmOptimiser: lstmOptimiser({ hidden: 3, precision: 4 }),
}
type Name = keyof typeof optimisers

const orders = ['secondOrder', 'firstOrder'] as const
const cases = (Object.keys(optimisers) as Name[]).flatMap((name) => orders.map((order) => [name, order] as const))

const model = input(3).pipe(dense(4)).pipe(tanh).pipe(dense(2))

/** A learner with an optimiser that is one of them, as far as types go; second-order terms are dropped below the others. */
function learnerOf(name: Name, order: (typeof orders)[number]): typeof typical {
  const { [name]: own } = optimisers
  const optimiser = (order === 'firstOrder' ? firstOrder.pipe(own) : own) as typeof optimisers.openAdam
  return supervised({ model, batch: 5, loss: softmaxCrossEntropy, optimiser, rate: descent(1) })
}
const typical = supervised({
  model,
  batch: 5,
  loss: softmaxCrossEntropy,
  optimiser: optimisers.openAdam,
  rate: descent(1),
})

type Nested = Readonly<Record<string, unknown>>
const lists = (tensors: unknown): number[][] => Object.values(tensors as Nested).map(elements)
const tasks = Object.values(fixtures.tasks)

/** What the fixtures say of an optimiser: Φ, and for each task what is carried at first, labels and inputs. */
function given(name: Name): { phi: number[][]; each: number[][][] } {
  const { phi, states } = fixtures.optimisers[name]
  const each = tasks.map(({ params, labels, inputs }, task) =>
    lists(Object.values(states)[task]).concat(lists(params), [elements(labels), elements(inputs)]),
  )
  return { phi: lists(phi), each }
}

describe('the sum of losses and its reverse derivative are those of JAX', () => {
  const tolerance = 1e-10

  test.each(cases)('%s, %s', (name, order) => {
    const loss = untyped(metaLoss(6, learnerOf(name, order)))
    const { phi, each } = given(name)
    const { losses, changes } = fixtures.optimisers[name][order]
    const states = flat(loss.cod).length - 1
    const [forward, backward] = [run(loss), run(untyped(reverse(loss)))]
    for (const [task, at] of each.entries()) {
      const found = forward([...phi, ...at])
      expect(relativeError([found.at(-1) ?? []], [[losses[task] as number]])).toBeLessThan(1e-12)
      const unmoved = at.slice(0, states).map((list) => list.map(() => 0))
      const back = backward([...phi, ...at, ...unmoved, [1]])
      const expected = lists(Object.values(changes)[task])
      expect(relativeError(back.slice(0, expected.length), expected)).toBeLessThan(tolerance)
    }
  })

  test.each(cases)('of a batch of tasks, whose changes are added: %s, %s', (name, order) => {
    const loss = untyped(metaLoss(6, learnerOf(name, order))).batch(2)
    const { phi, each } = given(name)
    const { losses, changes } = fixtures.optimisers[name][order]
    const [first = [], second = []] = each
    const together = first.map((list, index) => list.concat(second[index] as number[]))
    expect(relativeError([run(loss)([...phi, ...together]).at(-1) ?? []], [losses])).toBeLessThan(1e-12)
    const unmoved = together.slice(0, -2).map((list) => list.map(() => 0))
    const back = run(untyped(reverse(loss)))([...phi, ...together, ...unmoved, [1, 1]])
    const [ofFirst = [], ofSecond = []] = Object.values(changes).map(lists)
    const expected = ofFirst.map((list, index) => {
      const other = ofSecond[index] as number[]
      return index < phi.length ? list.map((element, place) => element + (other[place] as number)) : list.concat(other)
    })
    expect(relativeError(back.slice(0, expected.length), expected)).toBeLessThan(tolerance)
  })

  test.each(cases)('in windows that go on where the one before ended: %s, %s', (name, order) => {
    const learner = learnerOf(name, order)
    const meta = metaLearning({ learner, steps: 3, tasks: 2, optimiser: basicUpdate, rate: descent(0.1) })
    const step = run(untyped(meta.put))
    const { phi, each } = given(name)
    const { windows, carried } = fixtures.optimisers[name][order]
    const both = (at: (list: readonly number[]) => readonly number[], place: number): number[] =>
      each.flatMap((lists) => [...at(lists.at(place) as number[])])
    let state = [...phi, ...(each[0] as number[][]).slice(0, -2).map((_, place) => both((list) => list, place))]
    for (const [window, expected] of Object.values(windows).entries()) {
      const half = (list: readonly number[]): readonly number[] =>
        list.slice((window * list.length) / 2, ((window + 1) * list.length) / 2)
      const back = step([...state, both(half, -2), both(half, -1)])
      state = back.slice(0, state.length)
      expect(relativeError(state.slice(0, phi.length), lists(expected))).toBeLessThan(tolerance)
    }
    const [first = [], second = []] = Object.values(carried).map(lists)
    const last = first.map((list, index) => list.concat(second[index] as number[]))
    expect(relativeError(state.slice(phi.length), last)).toBeLessThan(tolerance)
  })
})

describe('the reverse derivative of the sum of losses is that of central differences', () => {
  const small = input(2).pipe(dense(2)).pipe(tanh).pipe(dense(1))
  test.each(Object.entries(optimisers))('%s', (name, own) => {
    const optimiser = own as typeof optimisers.openAdam
    const learner = supervised({ model: small, batch: 2, loss: quadratic, optimiser, rate: descent(1) })
    const loss = untyped(metaLoss(3, learner))
    // Second moments of Adam are above zero.
    const element = (value: number): number => (name === 'openAdam' ? 0.5 + Math.abs(value) : value)
    const draw = drawing(5)
    const drawn = (object: Wires): number[][] =>
      (draw(flat(object)) as Float64Array[]).map((storage) => Array.from(storage, element))
    const [at, change] = [drawn([...loss.params, ...loss.dom]), drawn(loss.cod)]
    const found = run(untyped(reverse(loss)))([...at, ...change])
    expect(relativeError(found, extrapolatedDifferences(run(loss), at, change))).toBeLessThan(differenceTolerance)
  })
})
