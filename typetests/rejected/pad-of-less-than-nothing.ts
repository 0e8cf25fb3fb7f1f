// Padding adds zeros; places are taken away by slice.
import { morphism, pad, real } from 'lensor'

morphism([real(5)], (x) => [pad(x, 0, 1, -1)])
// Argument of type '-1' is not assignable to parameter of type
// '"✗ pad takes, as its count of zeros after, a whole number from 0, but -1 came"'.
