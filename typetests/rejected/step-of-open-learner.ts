// A learning step is that of a learner that a learning rate closes.
import { basicUpdate, dense, input, learningStep, quadratic } from 'lensor'

learningStep(input(4).pipe(dense(3)).lens().reparam(basicUpdate).pipe(quadratic))
// Argument of type 'ParaLens<[BasicUpdate<[Real<[3, 4]>, Real<[3]>]>, Label<[Real<[3]>], "quadratic">], [Real<[4]>], [Real<[]>]>' is not assignable to parameter of type
// '"✗ learningStep takes a learner that a learning rate closes, but ℝ flows out"'.
