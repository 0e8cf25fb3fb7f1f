// RMSProp divides by a root: it updates real parameters.
import { bits, lookupTable, rmsprop } from 'lensor'

bits(4).pipe(lookupTable(1)).lens().reparam(rmsprop())
// Argument of type 'Optimiser<RmspropOver, "rmsprop: P ⊗ P → P">' is not assignable to parameter of type
// '"✗ rmsprop updates parameters over ℝ, but ℤ₂[1×16] flows in"'.
