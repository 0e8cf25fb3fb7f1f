// A hole for the loss: the learning rate says what it closes.
import { adam, dense, descent, hole, input, supervised } from 'lensor'

const model = input(4).pipe(dense(3))
supervised({ model, batch: 16, loss: hole, optimiser: adam(), rate: descent(1) })
// Type 'LensLayer<RateOf<"descent", 1>, "descent(1): ℝ → 1">' is not assignable to type
// '"✗ hole: a lens ℝ[16×3] → ℝ belongs here"'.
