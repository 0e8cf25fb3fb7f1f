// A window is no longer than its axis.
import { morphism, real, window } from 'lensor'

morphism([real(5, 3)], (x) => [window(x, 1, 4)])
// Argument of type '4' is not assignable to parameter of type
// '"✗ window: axis 1 of ℝ[5×3] is shorter than a window of 4"'.
