// Bits have no order and no mean.
import { averagePooling, bits } from 'lensor'

bits(1, 4, 4).pipe(averagePooling(2))
// Argument of type 'Operation<Pooling<"averagePooling", 2, 2>, "averagePooling(2): D[c×h×w] → D[c×h′×w′]">' is not assignable to parameter of type
// '"✗ averagePooling(2) takes tensors of a smooth domain such as ℝ, but ℤ₂[1×4×4] flows in"'.
