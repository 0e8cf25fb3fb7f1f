// Bits have no logarithm.
import { bits, gradientPreprocessing } from 'lensor'

bits(2).pipe(gradientPreprocessing())
// Argument of type 'Operation<GradientPreprocessing, "gradientPreprocessing: ℝ[…] → ℝ[…×2]">' is not assignable to parameter of type
// '"✗ gradientPreprocessing takes a real tensor, but ℤ₂[2] flows in"'.
