// Places are counted from the front, from 0.
import { morphism, real, slice } from 'lensor'

morphism([real(5)], (x) => [slice(x, 0, -1, 1)])
// Argument of type '-1' is not assignable to parameter of type
// '"✗ slice takes, as its start, a whole number from 0, but -1 came"'.
