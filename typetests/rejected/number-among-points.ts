// A number in a map is a constant of a wire.
import { add, morphism, real } from 'lensor'

morphism([real(3)], (x) => [add(x, 1)])
// Argument of type '1' is not assignable to parameter of type
// '"✗ add takes points of the map that is being written, but 1 came"'.
