// The short road refuses what the long one does: a learning rate that does not close the loss.
import { basicUpdate, bits, booleanError, descent, lookupTable, supervised } from 'lensor'

supervised({
  model: bits(4).pipe(lookupTable(1)),
  batch: 2,
  loss: booleanError,
  optimiser: basicUpdate,
  rate: descent(0.1),
})
// Type 'LensLayer<RateOf<"descent", 0.1>, "descent(0.1): ℝ → 1">' is not assignable to type
// '"✗ descent(0.1) closes a loss ℝ, but ℤ₂[2×1] flows in; put a loss before it"'.
