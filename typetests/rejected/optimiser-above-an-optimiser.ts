// A learner is reparametrised once: what an optimiser carries is no parameter of a model.
import { adam, dense, input, sgd } from 'lensor'

input(4).pipe(dense(1)).lens().reparam(adam()).reparam(sgd())
// Argument of type 'Optimiser<SgdOver, "sgd: P → P">' is not assignable to parameter of type
// '"✗ sgd updates the parameters of a model, but Adam (ℝ ⊗ ℝ[1×4] ⊗ ℝ[1] ⊗ ℝ[1×4] ⊗ ℝ[1] ⊗ ℝ[1×4] ⊗ ℝ[1]) is among them; reparametrise before it comes in"'.
