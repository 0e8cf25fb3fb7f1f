// What is done again begins where it ended.
import { input, iterate, linear } from 'lensor'

iterate(10, input(4).pipe(linear(3)))
// Argument of type 'Para<[Real<[3, 4]>], [Real<[4]>], [Real<[3]>]>' is not assignable to parameter of type
// '"✗ iterate takes a cell S ⊗ X → S, but a map from ℝ[4] to ℝ[3] came"'.
