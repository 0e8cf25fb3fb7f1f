// A learning rate is a lens, and not a number.
import { basicUpdate, input, quadratic, supervised } from 'lensor'

supervised({ model: input(4), batch: 2, loss: quadratic, optimiser: basicUpdate, rate: 0.1 })
// Type 'number' is not assignable to type
// '"✗ a lens belongs here; write .lens() behind a layer or a map"'.
