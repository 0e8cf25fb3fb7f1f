/** The numbers of optimisers and learning rates, held to optax on one least squares problem, and over ℤ₂ to XOR. */
import type { Para, Wires } from 'lensor'
import {
  adam,
  ascent,
  basicUpdate,
  bits,
  booleanError,
  dense,
  descent,
  identityRate,
  input,
  lookupTable,
  momentum,
  quadratic,
  sgd,
  supervised,
} from 'lensor'
import { describe, expect, test } from 'vitest'
import fixtures from '../fixtures/optimisers.json' with { type: 'json' }
import type { Run } from '../graph/evaluate.ts'
import { relativeError, run } from '../graph/evaluate.ts'

interface Parameters {
  readonly weight: readonly number[][]
  readonly bias: readonly number[]
}

const lists = ({ weight, bias }: Parameters): number[][] => [weight.flat(), [...bias]]

/** A learning step, and what it takes at first: what the optimiser carries, the parameters last, then the label. */
interface Learner {
  readonly step: Run
  readonly first: readonly number[][]
}

function learner<P extends Wires, A extends Wires, B extends Wires>(put: Para<P, A, B>): Learner {
  const first = put.initialise(0).flat(Infinity) as Iterable<number>[]
  return { step: run(put), first: first.map((storage) => Array.from(storage)) }
}

const problem = { model: input(3).pipe(dense(2)), batch: 8, loss: quadratic } as const

const learners: Record<keyof typeof fixtures.trajectories, Learner> = {
  basicUpdate: learner(supervised({ ...problem, optimiser: basicUpdate, rate: descent(0.05) }).put),
  ascent: learner(supervised({ ...problem, optimiser: basicUpdate, rate: ascent(0.05) }).put),
  sgd: learner(supervised({ ...problem, optimiser: sgd({ rate: 0.05 }), rate: descent(1) }).put),
  momentum: learner(supervised({ ...problem, optimiser: momentum(), rate: descent(0.05) }).put),
  adam: learner(supervised({ ...problem, optimiser: adam({ rate: 0.01 }), rate: descent(1) }).put),
  adamWithOptions: learner(
    supervised({
      ...problem,
      optimiser: adam({ rate: 0.1, beta1: 0.8, beta2: 0.95, epsilon: 1e-3 }),
      rate: descent(1),
    }).put,
  ),
}

describe('optimisers take the same steps as those of optax', () => {
  const { params, input, label } = fixtures.problem
  const trajectories: Record<string, Record<string, Parameters>> = fixtures.trajectories
  test.each(Object.entries(learners))('%s', (name, { step, first }) => {
    let state = [...first.slice(0, -3), ...lists(params)]
    let done = 0
    for (const [when, expected] of Object.entries(trajectories[name] ?? {})) {
      for (; done < Number(when); done++) state = step([...state, label.flat(), input.flat()]).slice(0, state.length)
      expect(relativeError(state.slice(-2), lists(expected)), `step ${when}`).toBeLessThan(1e-12)
    }
    expect(done).toBe(50)
  })
})

test('over ℤ₂ a step turns the entry of a table that the sample names, where it is wrong, and no other', () => {
  const model = bits(2).pipe(lookupTable(1))
  const parts = { model, batch: 1, loss: booleanError, optimiser: basicUpdate, rate: identityRate } as const
  const { step, first } = learner(supervised(parts).put)
  expect(first).toEqual([[0, 0, 0, 0], [0]])
  for (let number = 0; number < 2 ** 7; number++) {
    const [label = 0, high = 0, low = 0, ...table] = Array.from({ length: 7 }, (_, place) => (number >>> place) & 1)
    const [learnt] = step([table, [label], [high, low]])
    expect(learnt).toEqual(table.with(2 * high + low, label))
  }
})
