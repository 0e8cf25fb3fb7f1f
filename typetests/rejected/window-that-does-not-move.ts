// Each window starts behind the one before.
import { morphism, real, window } from 'lensor'

morphism([real(5)], (x) => [window(x, 0, 2, 0)])
// Argument of type '0' is not assignable to parameter of type
// '"✗ window takes, as its stride, a whole number from 1, but 0 came"'.
