// Behind a hole stand layers; an optimiser stands behind an optimiser.
import { adam, dense, hole, input } from 'lensor'

input(3).pipe(dense(2)).lens().reparam(hole.pipe(adam()))
// Argument of type 'Optimiser<AdamOver, "adam: ℝ ⊗ P ⊗ P ⊗ P → P">' is not assignable to parameter of type
// '"✗ a layer or a map belongs here; of a loss, take .map; of a lens, .get or .put"'.
