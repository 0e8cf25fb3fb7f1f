// Adam divides by a root: it updates real parameters.
import { adam, bits, lookupTable } from 'lensor'

bits(4)
  .pipe(lookupTable(1))
  .lens()
  .reparam(adam({ rate: 1e-2 }))
// Argument of type 'Optimiser<AdamOver, "adam: ℝ ⊗ P ⊗ P ⊗ P → P">' is not assignable to parameter of type
// '"✗ adam updates parameters over ℝ, but ℤ₂[1×16] flows in"'.
