// A layer has no sizes until something flows in.
import { compile, dense } from 'lensor'

compile(dense(3))
// Argument of type 'Layer<Dense<3>, "dense(3): ℝ[m] → ℝ[3], parameters ℝ[3×m] ⊗ ℝ[3]">' is not assignable to parameter of type
// '"✗ a map belongs here; of a lens, take .get or .put; of a layer, the map behind an input, as input(4).pipe(layer)"'.
