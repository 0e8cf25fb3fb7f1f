// Each place of a tensor has its own noise.
import { dense, dropout, identity, input, noise } from 'lensor'

input(4)
  .pipe(dense(16))
  .par(identity([noise(4)]))
  .pipe(dropout(0.5))
// Argument of type 'Layer<Dropout<0.5>, "dropout(0.5): ℝ[…] ⊗ Noise(ℝ[…]) → ℝ[…]">' is not assignable to parameter of type
// '"✗ dropout(0.5) takes noise of the shape of ℝ[16], but noise of ℝ[4] flows in"'.
