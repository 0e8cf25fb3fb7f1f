// The data's labels are what the loss compares with.
import { basicUpdate, dataset, dense, descent, input, quadratic, real, supervised, train } from 'lensor'

const data = dataset(real(4), real(2), [
  [
    [5.1, 3.5, 1.4, 0.2],
    [1, 0],
  ],
])
const model = input(4).pipe(dense(3))
const learner = supervised({ model, batch: 1, loss: quadratic, optimiser: basicUpdate, rate: descent(0.1) })
await train(learner, data, { epochs: 1 }).next()
// Argument of type 'Dataset<Real<[4]>, Real<[2]>>' is not assignable to parameter of type
// '"✗ the loss compares with labels ℝ[1×3], but the data has labels ℝ[2]"'.
