// A model begins with an input, from which its layers take their sizes.
import { basicUpdate, dense, descent, quadratic, supervised } from 'lensor'

supervised({ model: dense(3), batch: 2, loss: quadratic, optimiser: basicUpdate, rate: descent(0.1) })
// Type 'Layer<Dense<3>, "dense(3): ℝ[m] → ℝ[3], parameters ℝ[3×m] ⊗ ℝ[3]">' is not assignable to type
// '"✗ a map belongs here; of a lens, take .get or .put; of a layer, the map behind an input, as input(4).pipe(layer)"'.
