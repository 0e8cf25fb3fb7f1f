// What is trained is a learner: a model alone has no loss.
import { dataset, dense, input, real, train } from 'lensor'

const data = dataset(real(2), real(1), [[[0, 1], [1]]])
await train(input(2).pipe(dense(1)), data, { epochs: 1 }).next()
// Argument of type 'Para<[Real<[1, 2]>, Real<[1]>], [Real<[2]>], [Real<[1]>]>' is not assignable to parameter of type
// '"✗ train takes a learner, a lens with a loss and a learning rate to its right, as supervised makes one"'.
