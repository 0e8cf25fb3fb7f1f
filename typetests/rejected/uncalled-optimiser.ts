// An optimiser with options is made by a call.
import { adam, dense, input } from 'lensor'

input(4).pipe(dense(3)).lens().reparam(adam)
// Argument of type '<Rate = number>(options?: AdamOptions<Rate>) => Optimiser<AdamOver, "adam: ℝ ⊗ P ⊗ P ⊗ P → P">' is not assignable to parameter of type
// '"✗ a function is no layer, lens or optimiser; call it where it makes one, as dense(10) or adam()"'.
