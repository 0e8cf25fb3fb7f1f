// A cell is a map, from a state and an input.
import { recurrentCell, unroll } from 'lensor'

unroll(5, recurrentCell(8))
// Argument of type 'Layer<RecurrentCell<8>, "recurrentCell(8): ℝ[8] ⊗ ℝ[m] → ℝ[8], parameters ℝ[8×8] ⊗ ℝ[8×m] ⊗ ℝ[8]">' is not assignable to parameter of type
// '"✗ a map belongs here; of a lens, take .get or .put; of a layer, the map behind an input, as input(4).pipe(layer)"'.
