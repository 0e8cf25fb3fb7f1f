// A dream over ℤ₂ moves bits by the basic update; Adam moves real inputs.
import { adam, bits, booleanError, dreaming, identityRate, lookupTable } from 'lensor'

dreaming({ model: bits(4).pipe(lookupTable(1)), loss: booleanError, optimiser: adam(), rate: identityRate })
// Type 'Optimiser<AdamOver, "adam: ℝ ⊗ P ⊗ P ⊗ P → P">' is not assignable to type
// '"✗ adam updates parameters over ℝ, but ℤ₂[4] flows in"'.
