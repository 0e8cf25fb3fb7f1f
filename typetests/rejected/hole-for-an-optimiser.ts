// A hole for the optimiser: it says which parameters are to be learnt.
import { dataset, dense, descent, hole, input, quadratic, real, supervised, train } from 'lensor'

const model = input(1).pipe(dense(1))
const learner = supervised({ model, batch: 1, loss: quadratic, optimiser: hole, rate: descent(1) })
await train(learner, dataset(real(1), real(1), [[[1], [2]]]), { epochs: 1 }).next()
// Argument of type 'ParaLens<[Hole<"an optimiser", [Real<[1, 1]>, Real<[1]>]>, Label<[Real<[1, 1]>], "quadratic">], [Real<[1, 1]>], []>' is not assignable to parameter of type
// '"✗ hole: an optimiser of ℝ[1×1] ⊗ ℝ[1] belongs here"'.
