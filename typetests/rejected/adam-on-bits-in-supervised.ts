// The short road refuses what the long one does: an optimiser on the wrong domain.
import { adam, bits, booleanError, identityRate, lookupTable, supervised } from 'lensor'

supervised({
  model: bits(4).pipe(lookupTable(1)),
  batch: 2,
  loss: booleanError,
  optimiser: adam(),
  rate: identityRate,
})
// Type 'Optimiser<AdamOver, "adam: ℝ ⊗ P ⊗ P ⊗ P → P">' is not assignable to type
// '"✗ adam updates parameters over ℝ, but ℤ₂[1×16] flows in"'.
