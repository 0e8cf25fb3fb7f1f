// A permutation of axes takes each once.
import { morphism, permute, real } from 'lensor'

morphism([real(2, 3, 4)], (x) => [permute(x, [0, 2])])
// Argument of type 'number[]' is not assignable to parameter of type
// '"✗ permute takes each axis of ℝ[2×3×4] once, but the order is 0, 2"'.
