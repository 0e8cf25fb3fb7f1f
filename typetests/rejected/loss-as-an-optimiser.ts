// What stands above the parameters is an optimiser.
import { dense, input, quadratic } from 'lensor'

input(4).pipe(dense(3)).lens().reparam(quadratic)
// Argument of type 'Loss<RealLoss<"quadratic">, "quadratic: ℝ[…×k] → ℝ, label ℝ[…×k]">' is not assignable to parameter of type
// '"✗ an optimiser or a lens belongs here"'.
