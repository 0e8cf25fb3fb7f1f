// A long short-term memory has two state vectors.
import { identity, lstmCell, real } from 'lensor'

identity([real(8), real(3)]).pipe(lstmCell(8))
// Argument of type 'Layer<LstmCell<8>, "lstmCell(8): ℝ[8] ⊗ ℝ[8] ⊗ ℝ[m] → ℝ[8] ⊗ ℝ[8], parameters ℝ[4×8×8] ⊗ ℝ[4×8×m] ⊗ ℝ[4×8]">' is not assignable to parameter of type
// '"✗ lstmCell(8) takes a state ℝ[8] ⊗ ℝ[8] and a vector ℝ[m], but ℝ[8] ⊗ ℝ[3] flows in"'.
