// A step has no more states than parts that it gives.
import { input, linear, resident } from 'lensor'

resident(input(4).pipe(linear(4)), { states: 2 })
// Argument of type 'Para<[Real<[4, 4]>], [Real<[4]>], [Real<[4]>]>' is not assignable to parameter of type
// '"✗ resident takes a step S ⊗ X → S ⊗ Y with states: 2, but a map from ℝ[4] to ℝ[4] came"'.
