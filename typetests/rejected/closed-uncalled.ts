// openAdam makes an optimiser, and is none before it is called.
import { closed, openAdam } from 'lensor'

closed(openAdam, [Float64Array.of(0, 0, 0)])
// Argument of type '(options?: OpenAdamOptions) => Optimiser<OpenAdamOver, "openAdam: ℝ ⊗ P ⊗ P ⊗ P → P, parameters ℝ[3]">' is not assignable to parameter of type
// '"✗ a function is no layer, lens or optimiser; call it where it makes one, as dense(10) or adam()"'.
