// A sample is an input and its label, each a list.
import { dataset, real } from 'lensor'

dataset(real(2), real(1), [[1, 2, 1]])
// Argument of type 'number[][]' is not assignable to parameter of type
// '"✗ sample 0 is a pair [input, label], but a list came"'.
