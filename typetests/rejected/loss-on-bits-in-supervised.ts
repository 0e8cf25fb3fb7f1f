// The short road refuses what the long one does: a loss on the wrong codomain.
import { basicUpdate, bits, descent, lookupTable, quadratic, supervised } from 'lensor'

supervised({
  model: bits(4).pipe(lookupTable(1)),
  batch: 2,
  loss: quadratic,
  optimiser: basicUpdate,
  rate: descent(0.1),
})
// Type 'Loss<RealLoss<"quadratic">, "quadratic: ℝ[…×k] → ℝ, label ℝ[…×k]">' is not assignable to type
// '"✗ quadratic compares real predictions ℝ[…×k], but ℤ₂[2×1] flows in"'.
