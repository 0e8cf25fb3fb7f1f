// What learns any model is a lens that ends in its parameters.
import { expectTypeOf } from 'expect-type'
import type { Adam, Batch, Label, Lens, Para, ParaLens, Port, Real, Wires } from 'lensor'
import { adam, dense, descent, input, quadratic } from 'lensor'

function learner<S extends Port, P extends Wires, A extends Wires, Outputs extends number>(
  model: Para<P, A, [Real<[Outputs]>]>,
  optimiser: Lens<S, P>,
) {
  return model.batch(8).lens().reparam(optimiser).pipe(quadratic).pipe(descent(0.1))
}
const model = input(4).pipe(dense(3))
const learnt = learner(model, adam().at(model.params))
expectTypeOf(learnt).toEqualTypeOf<
  ParaLens<[Adam<[Real<[3, 4]>, Real<[3]>]>, Label<[Real<[8, 3]>], 'quadratic'>], [Real<[8, 4]>], []>
>()
expectTypeOf(learnt.dom).toEqualTypeOf<Batch<8, [Real<[4]>]>>()
