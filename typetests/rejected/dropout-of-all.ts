// The rate of dropout is a share, and not all.
import { dropout } from 'lensor'

dropout(50)
// Argument of type '50' is not assignable to parameter of type
// '"✗ dropout takes rate: a number from 0 and under 1, but 50 came"'.
