// A model is an argument, with real parameters whatever they are; what learns it is chosen here.
import { expectTypeOf } from 'expect-type'
import type { Adam, Batch, Label, Para, ParaLens, Real, RealDomain, Wire, Wires } from 'lensor'
import { adam, dense, descent, input, quadratic, supervised } from 'lensor'

function learner<P extends readonly Wire<RealDomain>[], A extends Wires, Outputs extends number>(
  model: Para<P, A, [Real<[Outputs]>]>,
): ParaLens<[Adam<P>, Label<[Real<[8, Outputs]>], 'quadratic'>], Batch<8, A>, []> {
  return supervised({ model, batch: 8, loss: quadratic, optimiser: adam(), rate: descent(1) })
}
expectTypeOf(learner(input(4).pipe(dense(3)))).toEqualTypeOf<
  ParaLens<[Adam<[Real<[3, 4]>, Real<[3]>]>, Label<[Real<[8, 3]>], 'quadratic'>], [Real<[8, 4]>], []>
>()
