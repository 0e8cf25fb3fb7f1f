// The state stands in front of the inputs.
import { morphism, real, resident } from 'lensor'

resident(morphism([real(2), real(3)], (_x, state) => [state]))
// Argument of type 'Para<[], [Real<[2]>, Real<[3]>], [Real<[3]>]>' is not assignable to parameter of type
// '"✗ resident takes a step S ⊗ X → S ⊗ Y with states: 1, but a map from ℝ[2] ⊗ ℝ[3] to ℝ[3] came"'.
