// A model is an argument, and so is what learns it: the parts of supervised learning pass as they are.
import { expectTypeOf } from 'expect-type'
import type { Adam, BasicUpdate, Label, ParaLens, Real, Supervised } from 'lensor'
import { adam, basicUpdate, dense, descent, input, linear, quadratic, softmaxCrossEntropy, supervised } from 'lensor'

function learner<Model, Size extends number, Loss, Optimiser, Rate>(
  parts: Supervised<Model, Size, Loss, Optimiser, Rate>,
) {
  return supervised(parts)
}
expectTypeOf(
  learner({ model: input(4).pipe(dense(3)), batch: 8, loss: softmaxCrossEntropy, optimiser: adam(), rate: descent(1) }),
).toEqualTypeOf<
  ParaLens<[Adam<[Real<[3, 4]>, Real<[3]>]>, Label<[Real<[8, 3]>], 'softmaxCrossEntropy'>], [Real<[8, 4]>], []>
>()
expectTypeOf(
  learner({ model: input(2).pipe(linear(1)), batch: 1, loss: quadratic, optimiser: basicUpdate, rate: descent(0.1) }),
).toEqualTypeOf<ParaLens<[BasicUpdate<[Real<[1, 2]>]>, Label<[Real<[1, 1]>], 'quadratic'>], [Real<[1, 2]>], []>>()
