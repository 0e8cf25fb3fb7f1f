// An optimiser stands above a model, and not behind it.
import { adam, dense, input } from 'lensor'

input(4).pipe(dense(3)).pipe(adam())
// Argument of type 'Optimiser<AdamOver, "adam: ℝ ⊗ P ⊗ P ⊗ P → P">' is not assignable to parameter of type
// '"✗ a layer or a map belongs here; of a loss, take .map; of a lens, .get or .put"'.
