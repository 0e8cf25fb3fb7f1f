// The rate of dropout is a share, from 0, however near.
import { dropout } from 'lensor'

dropout(-1e-7)
// Argument of type '-1e-7' is not assignable to parameter of type
// '"✗ dropout takes rate: a number from 0 and under 1, but -1e-7 came"'.
