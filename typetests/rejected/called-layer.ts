// A layer without options is a value; called, it is a function of a point.
import { input, tanh } from 'lensor'

input(4).pipe(tanh())
// Expected 1 arguments, but got 0.
// ✗ tanh takes points of the map that is being written, but nothing came
