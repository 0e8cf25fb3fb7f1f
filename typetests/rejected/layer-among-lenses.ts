// Lenses follow lenses; a layer becomes one by .lens().
import { dense, input, tanh } from 'lensor'

input(4).pipe(dense(3)).lens().pipe(tanh)
// Argument of type 'Operation<Pointwise<"tanh">, "tanh: A → A">' is not assignable to parameter of type
// '"✗ a lens belongs here; write .lens() behind a layer or a map"'.
