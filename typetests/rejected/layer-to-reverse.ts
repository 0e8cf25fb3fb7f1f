// The reverse derivative is that of a map.
import { reverse, tanh } from 'lensor'

reverse(tanh)
// Argument of type 'Operation<Pointwise<"tanh">, "tanh: A → A">' is not assignable to parameter of type
// '"✗ a map belongs here; of a lens, take .get or .put; of a layer, the map behind an input, as input(4).pipe(layer)"'.
