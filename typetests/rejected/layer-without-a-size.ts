// A linear layer says how many outputs it has.
import { input, linear } from 'lensor'

input(4).pipe(linear())
// Expected 1-2 arguments, but got 0.
// ✗ a size is a whole number from 0 or a name, but undefined came
