// Adagrad divides by a root: it updates real parameters.
import { adagrad, bits, lookupTable } from 'lensor'

bits(4).pipe(lookupTable(1)).lens().reparam(adagrad())
// Argument of type 'Optimiser<AdagradOver, "adagrad: P ⊗ P → P">' is not assignable to parameter of type
// '"✗ adagrad updates parameters over ℝ, but ℤ₂[1×16] flows in"'.
