// A permutation takes each part once.
import { permutation, real } from 'lensor'

permutation([real(2), real(3)], [0, 0])
// Argument of type 'number[]' is not assignable to parameter of type
// '"✗ permutation takes each part of ℝ[2] ⊗ ℝ[3] once, but the order is 0, 0"'.
