// In a single step nothing comes back of meta-parameters: they are learnt through the steps of a learner.
import { adam, coordinatewise, input, linear, multiply, parametric, real } from 'lensor'

const rule = parametric([real()], [real()], (rate, change) => [multiply(rate, change)])
input(4).pipe(linear(3)).lens().reparam(coordinatewise(rule)).reparam(adam())
// Argument of type 'Optimiser<AdamOver, "adam: ℝ ⊗ P ⊗ P ⊗ P → P">' is not assignable to parameter of type
// '"✗ adam updates the parameters of a model, but Meta (ℝ) is among them; meta-parameters are learnt through steps, as metaLearning does"'.
