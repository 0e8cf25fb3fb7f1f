// An optimiser with options is made by a call, on the short road too.
import { descent, input, momentum, quadratic, supervised } from 'lensor'

supervised({ model: input(4), batch: 2, loss: quadratic, optimiser: momentum, rate: descent(0.1) })
// Type '(options?: MomentumOptions) => Optimiser<MomentumOver, "momentum: P ⊗ P → P">' is not assignable to type
// '"✗ a function is no layer, lens or optimiser; call it where it makes one, as dense(10) or adam()"'.
