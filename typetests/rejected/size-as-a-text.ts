// A size is a number.
import { input } from 'lensor'

input('784')
// Argument of type 'string' is not assignable to parameter of type 'number'.
// ✗ a size is a whole number from 0, but '784' came
