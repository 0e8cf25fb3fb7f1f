// Where a layer is not there, as in a list that is too short.
import { input, relu, tanh } from 'lensor'

const layers = [tanh, relu] as const
const [, , third] = [...layers, undefined] as const
input(4).pipe(third)
// Argument of type 'undefined' is not assignable to parameter of type
// '"✗ a layer or a map belongs here; of a loss, take .map; of a lens, .get or .put"'.
