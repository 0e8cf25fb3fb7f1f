// Clipping belongs below Adam: what comes out of Adam above is a state, and no change.
import { adam, clip, input, linear } from 'lensor'

input(2)
  .pipe(linear(1))
  .lens()
  .reparam(adam().pipe(clip(1)))
// Argument of type 'Optimiser<Above<[AdamOver, OnRealChanges<"clip">]>, "adam; clip: ℝ ⊗ P ⊗ P ⊗ P → P">' is not assignable to parameter of type
// '"✗ clip updates the parameters of a model, but Adam (ℝ ⊗ ℝ[1×2] ⊗ ℝ[1×2] ⊗ ℝ[1×2]) is among them; reparametrise before it comes in"'.
