// An axis of windows has one of their places behind it.
import { fold, morphism, real } from 'lensor'

morphism([real(2, 2)], (x) => [fold(x, 1, 3)])
// Argument of type '1' is not assignable to parameter of type
// '"✗ fold takes the first of two axes of ℝ[2×2], windows and size, but 1 came"'.
