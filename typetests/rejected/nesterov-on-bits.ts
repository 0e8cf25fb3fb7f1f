// A part of a velocity has no meaning over ℤ₂: momentum is of real parameters.
import { bits, lookupTable, nesterov } from 'lensor'

bits(4).pipe(lookupTable(1)).lens().reparam(nesterov())
// Argument of type 'Optimiser<NesterovOver, "nesterov: P ⊗ P → P">' is not assignable to parameter of type
// '"✗ nesterov updates parameters over ℝ, but ℤ₂[1×16] flows in"'.
