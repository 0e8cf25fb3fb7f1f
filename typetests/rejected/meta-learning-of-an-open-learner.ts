// Without a learning rate a learner is open to the right: no step of it is there to be done.
import {
  adam,
  coordinatewise,
  descent,
  input,
  linear,
  metaLearning,
  multiply,
  parametric,
  quadratic,
  real,
} from 'lensor'

const rule = parametric([real()], [real()], (rate, change) => [multiply(rate, change)])
const learner = input(4).pipe(linear(3)).lens().reparam(coordinatewise(rule)).pipe(quadratic)
metaLearning({ learner, steps: 5, tasks: 2, optimiser: adam(), rate: descent(1) })
// Type 'ParaLens<[Meta<[Real<[]>]>, Coordinatewise<[], [Real<[3, 4]>]>, Label<[Real<[3]>], "quadratic">], [Real<[4]>], [Real<[]>]>' is not assignable to type
// '"✗ metaLearning takes a learner that a learning rate closes, but ℝ flows out"'.
