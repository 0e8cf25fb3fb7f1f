// The levels match: what stands above meta-parameters updates them as it would any parameters.
import {
  bit,
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

const rule = parametric([real(2)], [real()], (_weights, change) => [change])
const overBits = coordinatewise(parametric([bit()], [bit()], (mask, change) => [multiply(mask, change)]))
const learner = input(4).pipe(linear(3)).lens().reparam(coordinatewise(rule)).pipe(quadratic).pipe(descent(1))
metaLearning({ learner, steps: 5, tasks: 2, optimiser: overBits, rate: descent(1) })
// Type 'Optimiser<CoordinatewiseOver<[Bit<[]>], [Bit<[]>], "coordinatewise">, "coordinatewise: S ⊗ P → P, parameters Φ">' is not assignable to type
// '"✗ coordinatewise updates parameters over ℤ₂, but ℝ[2] flows in"'.
