// Places are whole.
import { morphism, real, slice } from 'lensor'

morphism([real(5)], (x) => [slice(x, 0, 1, 2.5)])
// Argument of type '2.5' is not assignable to parameter of type
// '"✗ slice takes, as its length, a whole number from 0, but 2.5 came"'.
