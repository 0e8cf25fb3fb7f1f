// Each copy is asked whether it accepts what the one before gives.
import { input, maxPooling, repeat } from 'lensor'

input(1, 9, 9).pipe(repeat(4, maxPooling(2)))
// Argument of type 'Layer<Repeat<4, Pooling<"maxPooling", 2, 2>>, "repeat(4, maxPooling(2)): A → B">' is not assignable to parameter of type
// '"✗ maxPooling(2): a window of 2×2 is larger than the image ℝ[1×1×1]"'.
