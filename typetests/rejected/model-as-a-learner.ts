// A learning step is that of a learner: a model alone has no loss.
import { dense, input, learningStep } from 'lensor'

learningStep(input(2).pipe(dense(1)))
// Argument of type 'Para<[Real<[1, 2]>, Real<[1]>], [Real<[2]>], [Real<[1]>]>' is not assignable to parameter of type
// '"✗ learningStep takes a learner, a lens with a loss and a learning rate to its right, as supervised makes one"'.
