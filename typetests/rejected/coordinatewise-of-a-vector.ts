// A rule is of one coordinate, a scalar.
import { coordinatewise, input, linear } from 'lensor'

coordinatewise(input(2).pipe(linear(2)))
// Argument of type 'Para<[Real<[2, 2]>], [Real<[2]>], [Real<[2]>]>' is not assignable to parameter of type
// '"✗ coordinatewise takes a rule S ⊗ D → S ⊗ D, from the state and the change of one coordinate, but a map from ℝ[2] to ℝ[2] came"'.
