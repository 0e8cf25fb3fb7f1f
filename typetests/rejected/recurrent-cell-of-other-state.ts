// The state of a recurrent cell has the size that the cell says.
import { identity, real, recurrentCell } from 'lensor'

identity([real(7), real(3)]).pipe(recurrentCell(8))
// Argument of type 'Layer<RecurrentCell<8>, "recurrentCell(8): ℝ[8] ⊗ ℝ[m] → ℝ[8], parameters ℝ[8×8] ⊗ ℝ[8×m] ⊗ ℝ[8]">' is not assignable to parameter of type
// '"✗ recurrentCell(8) takes a state ℝ[8] and a vector ℝ[m], but ℝ[7] ⊗ ℝ[3] flows in"'.
