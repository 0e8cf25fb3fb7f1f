// A dense layer is made by a call, with its size.
import { dense, input } from 'lensor'

input(4).pipe(dense)
// Argument of type '<Outputs extends Size>(outputs: Outputs, options?: WeightOptions) => Layer<Dense<Outputs>, `dense(${Outputs}): ℝ[m] → ℝ[${Outputs}], parameters ℝ[${Outputs}×m] ⊗ ℝ[${Outputs}]`>' is not assignable to parameter of type
// '"✗ a function is no layer, lens or optimiser; call it where it makes one, as dense(10) or adam()"'.
