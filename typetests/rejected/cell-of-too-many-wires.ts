// A cell gives a state, and nothing beside it.
import { morphism, real, unroll } from 'lensor'

unroll(
  5,
  morphism([real(3), real(2)], (state, x) => [state, x, x]),
)
// Argument of type 'Para<[], [Real<[3]>, Real<[2]>], [Real<[3]>, Real<[2]>, Real<[2]>]>' is not assignable to parameter of type
// '"✗ unroll takes a cell S ⊗ X → S, but a map from ℝ[3] ⊗ ℝ[2] to ℝ[3] ⊗ ℝ[2] ⊗ ℝ[2] came"'.
