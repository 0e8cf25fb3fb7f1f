// New parameters begin as those of a map that has the same.
import { bias, copy, input, linear, real } from 'lensor'

const model = input(4).pipe(linear(4)).pipe(linear(4))
model.reparam(copy([real(4, 4)]), input(3).pipe(bias))
// Argument of type 'Para<[Real<[3]>], [Real<[3]>], [Real<[3]>]>' is not assignable to parameter of type
// '"✗ the new parameters ℝ[4×4] begin as those of a map that has the same, but a map with ℝ[3] came" | readonly Initialiser[] | undefined'.
