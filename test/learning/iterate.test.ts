/** Many learning steps as one term: the same as one after another, and R through all of them is what JAX finds. */
import type { Para, Wires } from 'lensor'
import {
  adam,
  basicUpdate,
  bits,
  booleanError,
  dense,
  descent,
  exponentialDecay,
  graphOf,
  identityRate,
  input,
  iterate,
  learningStep,
  lookupTable,
  momentum,
  notation,
  quadratic,
  real,
  rematerialise,
  reverse,
  sgd,
  supervised,
  tanh,
} from 'lensor'
import { describe, expect, test } from 'vitest'
import fixtures from '../fixtures/iterate.json' with { type: 'json' }
import type { Lists } from '../graph/evaluate.ts'
import { centralDifferences, differenceTolerance, relativeError, run } from '../graph/evaluate.ts'
import type { AnyMap } from '../laws/maps.ts'
import { untyped } from '../laws/maps.ts'
import { drawing } from '../laws/objects.ts'
import { flat } from '../../src/objects/wire.ts'

const network = input(3).pipe(dense(4)).pipe(tanh).pipe(dense(2))
const parts = { model: network, batch: 5, loss: quadratic, rate: descent(1) } as const
const circuit = { model: bits(3).pipe(lookupTable(2)), batch: 4, loss: booleanError, rate: identityRate } as const

const learners = {
  sgd: supervised({ ...parts, optimiser: sgd({ rate: 0.1 }) }),
  momentum: supervised({ ...parts, rate: descent(0.1), optimiser: momentum() }),
  adam: supervised({ ...parts, optimiser: adam({ rate: 0.05 }) }),
  scheduled: supervised({
    ...parts,
    optimiser: basicUpdate,
    rate: descent(exponentialDecay({ rate: 0.1, factor: 0.5 })),
  }),
}
const steps = {
  sgd: untyped(learningStep(learners.sgd)),
  momentum: untyped(learningStep(learners.momentum)),
  adam: untyped(learningStep(learners.adam)),
  scheduled: untyped(learningStep(learners.scheduled)),
  basicUpdate: untyped(learningStep(supervised({ ...circuit, optimiser: basicUpdate }))),
}
const times = (count: number, step: Para<Wires, Wires, Wires>): Para<Wires, Wires, Wires> =>
  untyped(iterate(count, step as never))

/** Drawn elements of an object's wires. */
function drawn(object: Wires, seed: number): number[][] {
  const wires = flat(object)
  return drawing(seed)(wires).map((value, index) => wires[index]?.domain.storage.read(value) as number[])
}

describe.each(Object.entries(steps))('steps of %s', (_name, step) => {
  const carried = flat(step.cod).length

  test('in one call are those of one call after another, to the last bit', () => {
    const many = times(7, step)
    const given = drawn(many.dom, 1)
    const each = given.slice(carried)
    let state = given.slice(0, carried)
    for (let done = 0; done < 7; done++) {
      const own = each.map((list) => list.slice((done * list.length) / 7, ((done + 1) * list.length) / 7))
      state = run(step)([...state, ...own])
    }
    expect(run(many)(given)).toEqual(state)
    expect(state).not.toEqual(given.slice(0, carried))
  })

  test('are not unrolled, nor is their reverse derivative', () => {
    const size = (map: Para<Wires, Wires, Wires>): number => graphOf(map.term).values.length
    for (const derived of [times, (count: number) => untyped(reverse(times(count, step)))])
      expect(size(derived(1000, step))).toBe(size(derived(10, step)))
  })
})

describe('twenty steps are differentiated as JAX differentiates them', () => {
  const { params, labels, inputs, change, optimisers } = fixtures
  const lists = (tensors: object): number[][] => Object.values(tensors).map((tensor) => [tensor].flat(Infinity))
  const first = lists(params)
  const before = {
    sgd: [],
    momentum: first.map((list) => list.map(() => 0)),
    adam: [[0], ...[...first, ...first].map((list) => list.map(() => 0))],
  }

  const names = Object.keys(before) as (keyof typeof before)[]
  const ways = { plain: times, 'in blocks': (count: number, step: AnyMap) => rematerialise(times(count, step)) }
  const cases = Object.entries(ways).flatMap(([way, made]) => names.map((name) => [name, way, made] as const))

  test.each(cases)('%s, %s', (name, _way, made) => {
    const many = made(20, steps[name])
    const at = [...before[name], ...first, ...lists({ labels, inputs })]
    const { last, changes } = optimisers[name]
    expect(relativeError(run(many)(at).slice(-4), lists(last))).toBeLessThan(1e-12)
    const found = run(untyped(reverse(many)))([...at, ...before[name], ...lists(change)])
    expect(relativeError(found.slice(before[name].length), lists(changes))).toBeLessThan(1e-12)
  })
})

test('twenty steps are differentiated as central differences show', () => {
  const model = input(2).pipe(dense(2)).pipe(tanh).pipe(dense(1))
  const learner = supervised({ model, batch: 3, loss: quadratic, optimiser: sgd({ rate: 0.1 }), rate: descent(1) })
  const many = untyped(iterate(20, learningStep(learner)))
  const [at, change] = [drawn(many.dom, 2), drawn(many.cod, 3)] as [Lists, Lists]
  const expected = centralDifferences(run(many), at, change)
  expect(relativeError(run(untyped(reverse(many)))([...at, ...change]), expected)).toBeLessThan(differenceTolerance)
})

test('a learning step takes what is carried, then labels, then inputs, wherever the label stands', () => {
  const parameters = 'ℝ[4×3] ⊗ ℝ[4] ⊗ ℝ[2×4] ⊗ ℝ[2]'
  expect(notation(learners.scheduled.params)).toBe(`${parameters} ⊗ ℝ[5×2] ⊗ ℝ`)
  const step = learningStep(learners.scheduled)
  expect(notation(step.dom)).toBe(`${parameters} ⊗ ℝ ⊗ ℝ[5×2] ⊗ ℝ[5×3]`)
  expect(notation(step.cod)).toBe(`${parameters} ⊗ ℝ`)
  const label = { bundle: 'Label', wires: [real(6, 5, 2)] }
  expect(iterate(6, step).dom).toEqual([...step.cod, label, real(6, 5, 3)])
})
