// What is shown is a term or a family of terms; a function that makes one is called first.
import { adam } from 'lensor'
import { show } from 'lensor/draw'

show(adam)
// Argument of type '<Rate = number>(options?: AdamOptions<Rate>) => Optimiser<AdamOver, "adam: ℝ ⊗ P ⊗ P ⊗ P → P">' is not assignable to parameter of type
// '"✗ what is shown is a map, a lens, a layer, a loss, a rate or an optimiser"'.
