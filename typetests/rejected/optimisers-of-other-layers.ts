// Optimisers beside each other stand above parameters in that order.
import { adam, dense, input, linear, sgd } from 'lensor'

const [first, second] = [input(4).pipe(dense(3)), input(3).pipe(linear(2))]
const swapped = sgd().at(second.params).par(adam().at(first.params))
first.pipe(second).lens().reparam(swapped)
// Argument of type 'ParaLens<[], [Sgd<[Real<[2, 3]>]>, Adam<[Real<[3, 4]>, Real<[3]>]>], [Real<[2, 3]>, Real<[3, 4]>, Real<[3]>]>' is not assignable to parameter of type
// '"✗ a reparametrisation of ℝ[2×3] ⊗ ℝ[3×4] ⊗ ℝ[3] stands here, but the parameters are ℝ[3×4] ⊗ ℝ[3] ⊗ ℝ[2×3]"'.
