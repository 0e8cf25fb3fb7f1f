// A map takes its parameters before its inputs.
import { compile, input, linear } from 'lensor'

compile(input(3).pipe(linear(2)))(Float64Array.of(1, 2, 3))
// Expected 2 arguments, but got 1.
// ✗ the values of ℝ[2×3] ⊗ ℝ[3] are 2 in number, but 1 came
