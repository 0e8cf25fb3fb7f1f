// A layer has no objects: beside a map stands a map.
import { dense, input, tanh } from 'lensor'

input(4).pipe(dense(3)).par(tanh)
// Argument of type 'Operation<Pointwise<"tanh">, "tanh: A → A">' is not assignable to parameter of type
// '"✗ a map belongs here; of a lens, take .get or .put; of a layer, the map behind an input, as input(4).pipe(layer)"'.
