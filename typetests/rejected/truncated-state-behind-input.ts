// What is carried stands first.
import { morphism, real, truncated } from 'lensor'

const cell = morphism([real(2), real(3)], (x, state) => [state, x])
truncated(1, cell.lens())
// Argument of type 'ParaLens<[], [Real<[2]>, Real<[3]>], [Real<[3]>, Real<[2]>]>' is not assignable to parameter of type
// '"✗ truncated takes a step S ⊗ X → S ⊗ Y with states: 1, but a map from ℝ[2] ⊗ ℝ[3] to ℝ[3] ⊗ ℝ[2] came"'.
