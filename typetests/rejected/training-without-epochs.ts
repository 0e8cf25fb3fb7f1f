// How often the data is seen is said.
import { basicUpdate, dataset, descent, input, linear, quadratic, real, supervised, train } from 'lensor'

const data = dataset(real(2), real(1), [[[0, 1], [1]]])
const model = input(2).pipe(linear(1))
const learner = supervised({ model, batch: 1, loss: quadratic, optimiser: basicUpdate, rate: descent(0.1) })
await train(learner, data, { seed: 1 }).next()
// Property 'epochs' is missing in type '{ seed: number; }' but required in type 'TrainOptions<[BasicUpdate<[Real<[1, 2]>]>, Label<[Real<[1, 1]>], "quadratic">]>'.
// ✗ train takes epochs: a whole number from 0, but undefined came
