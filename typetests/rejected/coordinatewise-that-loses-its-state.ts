// A rule gives the next state, too.
import { coordinatewise, morphism, real } from 'lensor'

coordinatewise(morphism([real(2), real()], (_state, change) => [change]))
// Argument of type 'Para<[], [Real<[2]>, Real<[]>], [Real<[]>]>' is not assignable to parameter of type
// '"✗ coordinatewise takes a rule S ⊗ D → S ⊗ D, from the state and the change of one coordinate, but a map from ℝ[2] ⊗ ℝ to ℝ came"'.
