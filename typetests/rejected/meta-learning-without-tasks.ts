// The composite is whole: the count of tasks is one of its parts.
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
const learner = input(4).pipe(linear(3)).lens().reparam(coordinatewise(rule)).pipe(quadratic).pipe(descent(1))
metaLearning({ learner, steps: 5, optimiser: adam(), rate: descent(1) })
// Argument of type '{ learner: ParaLens<[Meta<[Real<[]>]>, Coordinatewise<[], [Real<[3, 4]>]>, Label<[Real<[3]>], "quadratic">], [Real<[4]>], []>; steps: number; optimiser: Optimiser<...>; rate: LensLayer<...>; }' is not assignable to parameter of type
// '"✗ metaLearning: tasks is missing; it takes learner, steps, tasks, optimiser, rate"'.
