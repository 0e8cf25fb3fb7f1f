// Adam's rate is a number, or a map from the count of steps to one.
import { adam, input, tanh } from 'lensor'

adam({ rate: input(2).pipe(tanh) })
// Type 'Para<[], [Real<[2]>], [Real<[2]>]>' is not assignable to type
// '"✗ a schedule is a map ℝ → ℝ from the count of steps, but one from ℝ[2] to ℝ[2] came"'.
