// Weight decay tells parameters from state by the one optimiser below it.
import { adam, dense, input, linear, sgd, weightDecay } from 'lensor'

const [first, second] = [input(2).pipe(dense(1)), input(1).pipe(linear(1))]
const both = adam().at(first.params).par(sgd().at(second.params))
first.pipe(second).lens().reparam(both).reparam(weightDecay(0.1))
// Argument of type 'Optimiser<OnParameters<"weightDecay">, "weightDecay: P → P">' is not assignable to parameter of type
// '"✗ weightDecay stands above plain parameters or above one optimiser, but Adam (ℝ ⊗ ℝ[1×2] ⊗ ℝ[1] ⊗ ℝ[1×2] ⊗ ℝ[1] ⊗ ℝ[1×2] ⊗ ℝ[1]) is beside others; put it above each"'.
