// A composite of layers refuses what its second part refuses.
import { bits, lookupTable, tanh } from 'lensor'

bits(4).pipe(lookupTable(2).pipe(tanh))
// Argument of type 'Layer<Sequence<[LookupTable<2>, Pointwise<"tanh">]>, "lookupTable(2); tanh: ℤ₂[m] → ℤ₂[2]">' is not assignable to parameter of type
// '"✗ tanh takes tensors of a smooth domain such as ℝ, but ℤ₂[2] flows in"'.
