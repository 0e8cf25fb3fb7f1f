// A function of numbers has no sizes and no reverse derivative.
import { input } from 'lensor'

input(4).pipe(Math.tanh)
// Argument of type '(x: number) => number' is not assignable to parameter of type
// '"✗ a function is no layer, lens or optimiser; call it where it makes one, as dense(10) or adam()"'.
