// supervised makes the batch: a model that is one already has two axes of samples.
import { basicUpdate, dataset, dense, descent, input, quadratic, real, supervised, train } from 'lensor'

const data = dataset(real(2), real(1), [[[0, 1], [1]]])
const model = input(2).pipe(dense(1)).batch(8)
const learner = supervised({ model, batch: 8, loss: quadratic, optimiser: basicUpdate, rate: descent(0.1) })
await train(learner, data, { epochs: 1 }).next()
// Argument of type 'Dataset<Real<[2]>, Real<[1]>>' is not assignable to parameter of type
// '"✗ the learner takes inputs ℝ[8×8×2], but the data has inputs ℝ[2]"'.
