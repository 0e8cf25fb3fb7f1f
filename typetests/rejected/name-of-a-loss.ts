// A loss is a value, and no name.
import { basicUpdate, descent, input, supervised } from 'lensor'

supervised({ model: input(2), batch: 1, loss: 'quadratic', optimiser: basicUpdate, rate: descent(0.1) })
// Type '"quadratic"' is not assignable to type
// '"✗ a lens belongs here; write .lens() behind a layer or a map"'.
