// An optimiser stands above a lens, and not behind it.
import { adam, dense, input } from 'lensor'

input(4).pipe(dense(3)).lens().pipe(adam())
// Argument of type 'Optimiser<AdamOver, "adam: ℝ ⊗ P ⊗ P ⊗ P → P">' is not assignable to parameter of type
// '"✗ a lens belongs here; write .lens() behind a layer or a map"'.
