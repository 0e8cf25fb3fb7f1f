// A layer has no objects: beside a map stands a map.
import { dense, input, tanh } from 'lensor'

input(4).pipe(dense(3)).par(tanh)
// Argument of type 'Operation<Pointwise<"tanh">, "tanh: A → A">' is not assignable to parameter of type
// '"✗ a map belongs here; a layer is one behind an object, as in input(4).pipe(layer)"'.
