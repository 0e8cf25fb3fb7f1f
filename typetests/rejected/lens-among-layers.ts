// A skip connection goes past a layer, and not past its lens.
import { input, skip, tanh } from 'lensor'

input(3).pipe(skip(tanh.lens()))
// Argument of type 'LensLayer<Pointwise<"tanh">, "tanh: A → A">' is not assignable to parameter of type
// '"✗ a layer or a map belongs here; of a loss, take .map; of a lens, .get or .put"'.
