// An optimiser stands above a lens: a map has nothing that comes back.
import { adam, dense, input } from 'lensor'

input(4).pipe(dense(3)).reparam(adam())
// Argument of type 'Optimiser<AdamOver, "adam: ℝ ⊗ P ⊗ P ⊗ P → P">' is not assignable to parameter of type
// '"✗ a map without parameters of its own belongs here; an optimiser stands above a lens, behind .lens()"'.
