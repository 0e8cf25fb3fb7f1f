// A learner has a loss.
import { basicUpdate, descent, input, supervised } from 'lensor'

supervised({ model: input(4), batch: 2, optimiser: basicUpdate, rate: descent(0.1) })
// Argument of type '{ model: Para<[], [Real<[4]>], [Real<[4]>]>; batch: number; optimiser: Optimiser<BasicUpdateOver, "basicUpdate: P → P">; rate: LensLayer<RateOf<"descent", 0.1>, "descent(0.1): ℝ → 1">; }' is not assignable to parameter of type
// '"✗ supervised: loss is missing; it takes model, batch, loss, optimiser, rate"'.
