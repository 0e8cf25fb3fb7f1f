// The model that is measured has the parameters that the learner learns.
import { basicUpdate, dataset, dense, descent, input, linear, quadratic, real, supervised, train } from 'lensor'
import { record } from 'lensor/report'

const data = dataset(real(2), real(1), [[[0, 1], [1]]])
const learner = supervised({
  model: input(2).pipe(dense(1)),
  batch: 1,
  loss: quadratic,
  optimiser: basicUpdate,
  rate: descent(0.1),
})
const model = input(2).pipe(linear(1))
record(train(learner, data, { epochs: 1 }), { title: 'Points', learner, data, model })
// Type 'Para<[Real<[1, 2]>], [Real<[2]>], [Real<[1]>]>' is not assignable to type
// '"✗ the learner learns parameters ℝ[1×2] ⊗ ℝ[1], but the model that is measured has ℝ[1×2]"'.
