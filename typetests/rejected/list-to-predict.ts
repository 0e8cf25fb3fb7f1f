// Predictions are of the samples of a data set.
import { input, predict } from 'lensor'

predict(input(2), [], [[0, 1]])
// Argument of type 'number[][]' is not assignable to parameter of type
// '"✗ predict takes a data set, as dataset makes one"'.
