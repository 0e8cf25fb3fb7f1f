// The state stands in front of the inputs.
import { iterate, morphism, real } from 'lensor'

iterate(
  10,
  morphism([real(2), real(3)], (_x, state) => [state]),
)
// Argument of type 'Para<[], [Real<[2]>, Real<[3]>], [Real<[3]>]>' is not assignable to parameter of type
// '"✗ iterate takes a cell S ⊗ X → S, but a map from ℝ[2] ⊗ ℝ[3] to ℝ[3] came"'.
