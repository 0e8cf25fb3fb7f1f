// A model has no steps: a learner has.
import { input, linear, metaLoss } from 'lensor'

metaLoss(3, input(4).pipe(linear(3)))
// Argument of type 'Para<[Real<[3, 4]>], [Real<[4]>], [Real<[3]>]>' is not assignable to parameter of type
// '"✗ metaLoss takes a learner, a lens with a loss and a learning rate to its right, as supervised makes one"'.
