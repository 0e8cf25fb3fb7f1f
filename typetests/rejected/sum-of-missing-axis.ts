// Axes are counted from 0.
import { morphism, real, sum } from 'lensor'

morphism([real(3, 4)], (x) => [sum(x, 2)])
// Argument of type '2' is not assignable to parameter of type
// '"✗ sum takes an axis of ℝ[3×4], counted from 0, but 2 came"'.
