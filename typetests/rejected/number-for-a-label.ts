// A label is a list of its elements, one number too.
import { dataset, real } from 'lensor'

dataset(real(2), real(), [
  [[0, 1], [1]],
  [[1, 2], 1],
])
// Argument of type '(number | number[])[][]' is not assignable to parameter of type
// '"✗ sample 1: the label is a list of the elements of ℝ, but 1 came"'.
