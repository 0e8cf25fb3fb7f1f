// What is chosen between are points.
import { morphism, real, select } from 'lensor'

morphism([real(3)], (x) => [select(x, x, '0')])
// Argument of type '"0"' is not assignable to parameter of type
// '"✗ select takes points of the map that is being written, but '0' came"'.
