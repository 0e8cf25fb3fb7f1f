// A vector has one axis, 0.
import { morphism, real, slice } from 'lensor'

morphism([real(5)], (x) => [slice(x, 1, 0, 2)])
// Argument of type '1' is not assignable to parameter of type
// '"✗ slice takes an axis of ℝ[5], counted from 0, but 1 came"'.
