/** A learner of where learning begins: its gradients are what JAX finds, and what central differences show. */
import {
  adam,
  basicUpdate,
  dense,
  descent,
  firstOrder,
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
import { describe, expect, test } from 'vitest'
import fixtures from '../fixtures/maml.json' with { type: 'json' }
import { centralDifferences, differenceTolerance, elements, relativeError, run } from '../graph/evaluate.ts'

const model = input(1).pipe(dense(4)).pipe(tanh).pipe(dense(3)).pipe(tanh).pipe(dense(1))
const mean = morphism([real(3)], (losses) => [scale(sum(losses, 0), 1 / 3)])

const toFirstOrder = firstOrder.pipe(basicUpdate)

/** The mean over three tasks of the loss of five samples after a step on five others. */
function lossAfterStep(optimiser: typeof basicUpdate | typeof toFirstOrder) {
  const learner = supervised({ model, batch: 5, loss: quadratic, optimiser, rate: descent(0.1) })
  const loss = model.batch(5).pipe(quadratic.map)
  return parametrised(loss.reparam(learningStep(learner).par(input(5, 1))), model)
    .batch(3)
    .pipe(mean)
}

const metas = { second: lossAfterStep(basicUpdate), first: lossAfterStep(toFirstOrder) }

const { params, tasks, orders } = fixtures
const at = [...Object.values(params), ...Object.values(tasks)].map(elements)

/** The changes of the parameters. */
const gradients = (order: keyof typeof metas): number[][] =>
  run(reverse(metas[order]))([...at, [1]]).slice(0, model.params.length)

describe.each(Object.keys(metas) as (keyof typeof metas)[])('to the %s order', (order) => {
  test('the loss after a step is what JAX finds', () => {
    expect(relativeError(run(metas[order])(at), [[orders[order].loss]])).toBeLessThan(1e-12)
  })

  test('the gradient by where learning begins is what JAX finds', () => {
    const expected = Object.values(orders[order].gradients).map(elements)
    expect(relativeError(gradients(order), expected)).toBeLessThan(1e-10)
  })
})

test('to the second order the gradient is what central differences show; to the first it is another', () => {
  const differences = centralDifferences(run(metas.second), at, [[1]]).slice(0, model.params.length)
  expect(relativeError(gradients('second'), differences)).toBeLessThan(differenceTolerance)
  expect(relativeError(gradients('first'), differences)).toBeGreaterThan(0.1)
})

test('a learner of where learning begins carries what Adam carries over the model, and takes four sets of samples', () => {
  const maml = metas.second.lens().reparam(adam()).pipe(descent(1))
  expect(maml.params[0].bundle).toBe('Adam')
  expect(notation(maml.dom)).toBe('ℝ[3×5×1] ⊗ ℝ[3×5×1] ⊗ ℝ[3×5×1] ⊗ ℝ[3×5×1]')
})
