// A new axis stands before an axis, or behind all.
import { broadcast, morphism, real } from 'lensor'

morphism([real(5)], (x) => [broadcast(x, 2, 3)])
// Argument of type '2' is not assignable to parameter of type
// '"✗ broadcast takes a place for an axis, before one of ℝ[5], counted from 0, or behind all, but 2 came"'.
