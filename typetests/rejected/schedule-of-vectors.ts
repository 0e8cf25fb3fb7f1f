// A schedule is a map from one number, the count of steps, to one number, the rate.
import { input, tanh, warmUp } from 'lensor'

warmUp(100, input(2).pipe(tanh))
// Argument of type 'Para<[], [Real<[2]>], [Real<[2]>]>' is not assignable to parameter of type
// '"✗ a schedule is a map ℝ → ℝ from the count of steps, but one from ℝ[2] to ℝ[2] came"'.
