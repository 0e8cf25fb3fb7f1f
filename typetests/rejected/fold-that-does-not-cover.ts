// Two windows of two places, a place apart, cover three.
import { fold, morphism, real } from 'lensor'

morphism([real(2, 2)], (x) => [fold(x, 0, 5)])
// Argument of type '5' is not assignable to parameter of type
// '"✗ fold: the windows of ℝ[2×2] at axis 0, each 1 behind the one before, do not cover 5 places"'.
