// A layer has a picture at an object: its boxes have ports then.
import { dense } from 'lensor'
import { draw } from 'lensor/draw'

draw(dense(3))
// Argument of type 'Layer<Dense<3>, "dense(3): ℝ[m] → ℝ[3], parameters ℝ[3×m] ⊗ ℝ[3]">' is not assignable to parameter of type
// '"✗ a map or a lens has a picture; a layer, a loss or an optimiser has one behind what it acts on, as input(4).pipe(layer)"'.
