// A layer is a function of a point, not of a number.
import { tanh } from 'lensor'

tanh(3)
// Argument of type '3' is not assignable to parameter of type
// '"✗ tanh takes points of the map that is being written, but 3 came"'.
