// Losses over ℤ₂ add up to a parity.
import { basicUpdate, bits, booleanError, identityRate, lookupTable, metaLoss, supervised } from 'lensor'

metaLoss(
  3,
  supervised({
    model: bits(4).pipe(lookupTable(1)),
    batch: 2,
    loss: booleanError,
    optimiser: basicUpdate,
    rate: identityRate,
  }),
)
// Argument of type 'ParaLens<[BasicUpdate<[Bit<[1, 16]>]>, Label<[Bit<[2, 1]>], "booleanError">], [Bit<[2, 4]>], []>' is not assignable to parameter of type
// '"✗ metaLoss adds losses ℝ, but the loss of the learner is ℤ₂[2×1]"'.
