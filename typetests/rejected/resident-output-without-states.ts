// What a step puts out is state too, unless it says how many parts of what it gives are.
import { add, morphism, real, resident } from 'lensor'

resident(morphism([real(), real(2)], (sum, x) => [add(sum, sum), x, x]))
// Argument of type 'Para<[], [Real<[]>, Real<[2]>], [Real<[]>, Real<[2]>, Real<[2]>]>' is not assignable to parameter of type
// '"✗ resident takes a step S ⊗ X → S ⊗ Y with states: 3, but a map from ℝ ⊗ ℝ[2] to ℝ ⊗ ℝ[2] ⊗ ℝ[2] came"'.
