// Maps follow maps; of a loss, take .map.
import { dense, input, quadratic } from 'lensor'

input(4).pipe(dense(3)).pipe(quadratic)
// Argument of type 'Loss<RealLoss<"quadratic">, "quadratic: ℝ[…×k] → ℝ, label ℝ[…×k]">' is not assignable to parameter of type
// '"✗ a layer or a map belongs here; of a loss, take .map; of a lens, .get or .put"'.
