// Adam divides by a root: it updates real parameters, with rates that are learnt too.
import { bits, lookupTable, openAdam } from 'lensor'

bits(4).pipe(lookupTable(1)).lens().reparam(openAdam())
// Argument of type 'Optimiser<OpenAdamOver, "openAdam: ℝ ⊗ P ⊗ P ⊗ P → P, parameters ℝ[3]">' is not assignable to parameter of type
// '"✗ openAdam updates parameters over ℝ, but ℤ₂[1×16] flows in"'.
