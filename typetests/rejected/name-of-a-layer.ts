// A layer is a value, and not its name.
import { input } from 'lensor'

input(4).pipe('tanh')
// Argument of type '"tanh"' is not assignable to parameter of type
// '"✗ a layer or a map belongs here; of a loss, take .map; of a lens, .get or .put"'.
