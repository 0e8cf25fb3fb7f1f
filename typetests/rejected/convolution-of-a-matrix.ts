// An image has an axis of channels.
import { convolution, input } from 'lensor'

input(28, 28).pipe(convolution(32, 3))
// Argument of type 'Layer<Convolution<32, 3, 1, 0>, "convolution(32, 3): D[c×h×w] → D[32×h′×w′], parameters D[32×c×3×3]">' is not assignable to parameter of type
// '"✗ convolution(32, 3) takes an image of channels × rows × columns, but ℝ[28×28] flows in; reshape it first"'.
