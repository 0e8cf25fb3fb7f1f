// A part of a bit has no meaning: real parameters decay.
import { basicUpdate, bits, lookupTable, weightDecay } from 'lensor'

bits(4).pipe(lookupTable(1)).lens().reparam(weightDecay(0.1).pipe(basicUpdate))
// Argument of type 'Optimiser<Above<[OnParameters<"weightDecay">, BasicUpdateOver]>, "weightDecay; basicUpdate: P → P">' is not assignable to parameter of type
// '"✗ weightDecay updates parameters over ℝ, but ℤ₂[1×16] flows in"'.
