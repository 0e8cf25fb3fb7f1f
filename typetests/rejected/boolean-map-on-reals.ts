// A map given by its function is over bits: it differentiates by flipping each.
import { bit, booleanMap, real } from 'lensor'

booleanMap([real(3)], bit(1), () => [0])
// Argument of type 'Real<[3]>[]' is not assignable to parameter of type
// '"✗ booleanMap goes from bits to bits, but ℝ[3] came"'.
