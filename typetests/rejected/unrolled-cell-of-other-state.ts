// A cell gives back the state that it takes.
import { dense, input, unroll } from 'lensor'

unroll(5, input(3).pipe(dense(8)))
// Argument of type 'Para<[Real<[8, 3]>, Real<[8]>], [Real<[3]>], [Real<[8]>]>' is not assignable to parameter of type
// '"✗ unroll takes a cell S ⊗ X → S, but a map from ℝ[3] to ℝ[8] came"'.
