// What reparametrises has no parameters of its own: only the lens of a map without them stands above.
import { input, linear } from 'lensor'

input(2)
  .pipe(linear(1))
  .lens()
  .reparam(input(2).pipe(linear(1)).lens())
// Argument of type 'ParaLens<[Real<[1, 2]>], [Real<[2]>], [Real<[1]>]>' is not assignable to parameter of type
// '"✗ a lens without parameters of its own belongs here"'.
