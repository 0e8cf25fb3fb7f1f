/** A learner of where learning begins: its gradients are what JAX finds, and what central differences show. */
import {
  adam,
  basicUpdate,
  dense,
  descent,
  input,
  learningStep,
  morphism,
  notation,
  parametrised,
  quadratic,
  real,
  reverse,
  scale,
  sum,
  supervised,
  tanh,
} from 'lensor'
import { expect, test } from 'vitest'
import fixtures from '../fixtures/maml.json' with { type: 'json' }
import { centralDifferences, differenceTolerance, elements, relativeError, run } from '../graph/evaluate.ts'

const model = input(1).pipe(dense(4)).pipe(tanh).pipe(dense(3)).pipe(tanh).pipe(dense(1))
const mean = morphism([real(3)], (losses) => [scale(sum(losses, 0), 1 / 3)])

/** The loss of five samples after a step on five others, over three tasks. */
const learner = supervised({ model, batch: 5, loss: quadratic, optimiser: basicUpdate, rate: descent(0.1) })
const adapted = model
  .batch(5)
  .pipe(quadratic.map)
  .reparam(learningStep(learner).par(input(5, 1)))
const meta = parametrised(adapted, model).batch(3).pipe(mean)

const { params, tasks, orders } = fixtures
const at = [...Object.values(params), ...Object.values(tasks)].map(elements)

/** The first lists of a reverse derivative, the changes of the parameters. */
const gradients = (lists: readonly (readonly number[])[]) => lists.slice(0, model.params.length)

test('the loss after a step is what JAX finds', () => {
  expect(relativeError(run(meta)(at), [[orders.second.loss]])).toBeLessThan(1e-12)
})

test('its gradient is what JAX finds', () => {
  const expected = Object.values(orders.second.gradients).map(elements)
  expect(relativeError(gradients(run(reverse(meta))([...at, [1]])), expected)).toBeLessThan(1e-10)
})

test('its gradient is what central differences show', () => {
  const expected = centralDifferences(run(meta), at, [[1]])
  expect(relativeError(run(reverse(meta))([...at, [1]]), expected)).toBeLessThan(differenceTolerance)
})

test('a learner of it carries what Adam carries over the model, and takes four sets of samples', () => {
  const maml = meta.lens().reparam(adam()).pipe(descent(1))
  expect(maml.params[0].bundle).toBe('Adam')
  expect(notation(maml.dom)).toBe('ℝ[3×5×1] ⊗ ℝ[3×5×1] ⊗ ℝ[3×5×1] ⊗ ℝ[3×5×1]')
})
