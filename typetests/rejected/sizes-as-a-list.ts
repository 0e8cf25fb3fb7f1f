// Sizes are given one by one.
import { input } from 'lensor'

input([28, 28])
// Argument of type 'number[]' is not assignable to parameter of type 'Size'.
// ✗ a size is a whole number from 0 or a name, but a list came
