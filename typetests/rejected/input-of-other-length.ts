// The data's inputs are what the model takes.
import { basicUpdate, dataset, dense, descent, input, quadratic, real, supervised, train } from 'lensor'

const data = dataset(real(5), real(3), [
  [
    [5.1, 3.5, 1.4, 0.2, 0],
    [1, 0, 0],
  ],
])
const model = input(4).pipe(dense(3))
const learner = supervised({ model, batch: 1, loss: quadratic, optimiser: basicUpdate, rate: descent(0.1) })
await train(learner, data, { epochs: 1 }).next()
// Argument of type 'Dataset<Real<[5]>, Real<[3]>>' is not assignable to parameter of type
// '"✗ the learner takes inputs ℝ[1×4], but the data has inputs ℝ[5]"'.
