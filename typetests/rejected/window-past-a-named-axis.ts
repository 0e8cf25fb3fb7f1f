// n − 2 places have no window of n − 1.
import { morphism, real, window } from 'lensor'

morphism([real('n − 2')], (x) => [window(x, 0, 'n − 1')])
// Argument of type '"n − 1"' is not assignable to parameter of type
// '"✗ window: axis 0 of ℝ[n − 2] is shorter than a window of n − 1"'.
