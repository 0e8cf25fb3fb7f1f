// tanh is smooth, and ℤ₂ has no smooth functions.
import { bits, tanh } from 'lensor'

bits(8).pipe(tanh)
// Argument of type 'Operation<Pointwise<"tanh">, "tanh: A → A">' is not assignable to parameter of type
// '"✗ tanh takes tensors of a smooth domain such as ℝ, but ℤ₂[8] flows in"'.
