// Data is a data set: it knows the wires of its inputs and its labels.
import { basicUpdate, descent, input, linear, quadratic, supervised, train } from 'lensor'

const model = input(2).pipe(linear(1))
const learner = supervised({ model, batch: 1, loss: quadratic, optimiser: basicUpdate, rate: descent(0.1) })
await train(learner, [[[0, 1], [1]]], { epochs: 1 }).next()
// Argument of type 'number[][][]' is not assignable to parameter of type
// '"✗ train takes a data set, as dataset makes one"'.
