// A model does not learn before it is made a learner.
import { adam, descent, input, linear, metaLearning } from 'lensor'

metaLearning({ learner: input(4).pipe(linear(3)), steps: 5, tasks: 2, optimiser: adam(), rate: descent(1) })
// Type 'Para<[Real<[3, 4]>], [Real<[4]>], [Real<[3]>]>' is not assignable to type
// '"✗ metaLearning takes a learner, a lens with a loss and a learning rate to its right, as supervised makes one"'.
