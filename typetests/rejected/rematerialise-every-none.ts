// A block has a step at least.
import { input, iterate, linear, rematerialise } from 'lensor'

rematerialise(iterate(100, input(4).pipe(linear(4))), { every: 0 })
// Type 'number' is not assignable to type
// '"✗ rematerialise takes, as its option every, a whole number from 1, but 0 came"'.
