// Lenses stand beside lenses; a layer becomes one behind an input.
import { input, tanh } from 'lensor'

input(3).lens().par(tanh)
// Argument of type 'Operation<Pointwise<"tanh">, "tanh: A → A">' is not assignable to parameter of type
// '"✗ a lens belongs here; write .lens() behind a layer or a map"'.
