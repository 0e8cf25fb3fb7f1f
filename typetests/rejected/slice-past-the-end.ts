// A slice is of places that the axis has.
import { morphism, real, slice } from 'lensor'

morphism([real(5)], (x) => [slice(x, 0, 4, 2)])
// Argument of type '2' is not assignable to parameter of type
// '"✗ slice: axis 0 of ℝ[5] has no 2 places from 4"'.
