// Adam divides by a root, at any parameters.
import { adam, bit } from 'lensor'

adam().at([bit(3)])
// Argument of type 'Bit<[3]>[]' is not assignable to parameter of type
// '"✗ adam updates parameters over ℝ, but ℤ₂[3] flows in"'.
