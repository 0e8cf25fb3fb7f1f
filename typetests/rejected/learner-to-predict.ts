// A learner does not predict, its model does.
import { basicUpdate, descent, input, predict, quadratic, real, supervised, unlabelled } from 'lensor'

const learner = supervised({ model: input(2), batch: 1, loss: quadratic, optimiser: basicUpdate, rate: descent(0.1) })
predict(learner, [], unlabelled(real(2), [[1, 2]]))
// Argument of type 'ParaLens<[BasicUpdate<[]>, Label<[Real<[1, 2]>], "quadratic">], [Real<[1, 2]>], []>' is not assignable to parameter of type
// '"✗ a map belongs here; of a lens, take .get or .put; of a layer, the map behind an input, as input(4).pipe(layer)"'.
