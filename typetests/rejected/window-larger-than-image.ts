// A window is no larger than the image it pools.
import { input, maxPooling } from 'lensor'

input(1, 3, 3).pipe(maxPooling(4))
// Argument of type 'Operation<Pooling<"maxPooling", 4, 4>, "maxPooling(4): D[c×h×w] → D[c×h′×w′]">' is not assignable to parameter of type
// '"✗ maxPooling(4): a window of 4×4 is larger than the image ℝ[1×3×3]"'.
