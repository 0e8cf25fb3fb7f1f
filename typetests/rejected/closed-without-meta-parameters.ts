// Adam has no meta-parameters; openAdam has.
import { adam, closed } from 'lensor'

closed(adam(), [])
// Argument of type 'Optimiser<AdamOver, "adam: ℝ ⊗ P ⊗ P ⊗ P → P">' is not assignable to parameter of type
// '"✗ closed takes an optimiser with meta-parameters, but adam has none"'.
