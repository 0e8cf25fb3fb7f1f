// Sizes are whole numbers from 0.
import { broadcast, morphism, real } from 'lensor'

morphism([real(5)], (x) => [broadcast(x, 0, -1)])
// Argument of type '-1' is not assignable to parameter of type
// '"✗ a size is a whole number from 0 or a name, but -1 came"'.
