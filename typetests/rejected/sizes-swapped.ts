// Rows and columns in the other order are another object.
import { identity, input, real } from 'lensor'

input(28, 20).pipe(identity([real(20, 28)]))
// Argument of type 'Para<[], [Real<[20, 28]>], [Real<[20, 28]>]>' is not assignable to parameter of type
// '"✗ a map from ℝ[20×28] stands here, but ℝ[28×20] flows in"'.
