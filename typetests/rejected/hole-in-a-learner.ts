// A learner that is not closed, for a hole stands where its rate belongs.
import { adam, dataset, dense, hole, input, quadratic, real, supervised, train } from 'lensor'

const model = input(1).pipe(dense(1))
const learner = supervised({ model, batch: 1, loss: quadratic, optimiser: adam(), rate: hole })
await train(learner, dataset(real(1), real(1), [[[1], [2]]]), { epochs: 1 }).next()
// Argument of type 'ParaLens<[Adam<[Real<[1, 1]>, Real<[1]>]>, Label<[Real<[1, 1]>], "quadratic">], [Real<[1, 1]>], [Hole<"a lens", [Real<[]>]>]>' is not assignable to parameter of type
// '"✗ hole: a lens from ℝ belongs here"'.
