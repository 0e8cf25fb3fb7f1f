// The norm of a change is a real number: clipping is of real parameters.
import { adam, bits, clip, lookupTable } from 'lensor'

bits(4).pipe(lookupTable(1)).lens().reparam(clip(1).pipe(adam()))
// Argument of type 'Optimiser<Above<[OnRealChanges<"clip">, AdamOver]>, "clip; adam: ℝ ⊗ P ⊗ P ⊗ P → P">' is not assignable to parameter of type
// '"✗ clip updates parameters over ℝ, but ℤ₂[1×16] flows in"'.
