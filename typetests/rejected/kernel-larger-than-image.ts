// A kernel is no larger than the image with its padding.
import { convolution, input } from 'lensor'

input(1, 3, 3).pipe(convolution(8, [5, 6], { padding: 1 }))
// Argument of type 'Layer<Convolution<8, [5, 6], 1, 1>, "convolution(8, [5, 6]): D[c×h×w] → D[8×h′×w′], parameters D[8×c×5×6]">' is not assignable to parameter of type
// '"✗ convolution(8, [5, 6]): the kernel ℝ[8×1×5×6] is larger than the image ℝ[1×3×3], 5×5 with its padding"'.
