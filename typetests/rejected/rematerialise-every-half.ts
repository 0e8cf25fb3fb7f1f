// Half a step is none, of a lens as of a map.
import { input, iterate, linear, rematerialise } from 'lensor'

rematerialise(iterate(100, input(4).pipe(linear(4))).lens(), { every: 2.5 })
// Type 'number' is not assignable to type
// '"✗ rematerialise takes, as its option every, a whole number from 1, but 2.5 came"'.
