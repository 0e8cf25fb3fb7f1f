// What is trained is closed by a learning rate.
import { basicUpdate, dataset, dense, input, quadratic, real, train } from 'lensor'

const data = dataset(real(4), real(3), [
  [
    [5.1, 3.5, 1.4, 0.2],
    [1, 0, 0],
  ],
])
const open = input(4).pipe(dense(3)).lens().reparam(basicUpdate).pipe(quadratic)
await train(open, data, { epochs: 1 }).next()
// Argument of type 'ParaLens<[BasicUpdate<[Real<[3, 4]>, Real<[3]>]>, Label<[Real<[3]>], "quadratic">], [Real<[4]>], [Real<[]>]>' is not assignable to parameter of type
// '"✗ train takes a learner that a learning rate closes, but ℝ flows out"'.
