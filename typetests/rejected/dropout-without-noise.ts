// The mask of dropout comes from noise that flows in.
import { dense, dropout, input } from 'lensor'

input(4).pipe(dense(16)).pipe(dropout(0.5))
// Argument of type 'Layer<Dropout<0.5>, "dropout(0.5): ℝ[…] ⊗ Noise(ℝ[…]) → ℝ[…]">' is not assignable to parameter of type
// '"✗ dropout(0.5) takes a real tensor and noise of its shape, but ℝ[16] flows in; put noise beside it"'.
