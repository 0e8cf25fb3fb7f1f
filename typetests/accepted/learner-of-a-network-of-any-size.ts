// The sizes of a network are type parameters, and so are those of what it learns from.
import { expectTypeOf } from 'expect-type'
import type { Adam, Label, Real } from 'lensor'
import { adam, dense, descent, input, softmaxCrossEntropy, supervised, tanh } from 'lensor'

function learner<Inputs extends number, Classes extends number, Size extends number>(
  inputs: Inputs,
  classes: Classes,
  batch: Size,
) {
  const model = input(inputs).pipe(dense(16)).pipe(tanh).pipe(dense(classes))
  return supervised({ model, batch, loss: softmaxCrossEntropy, optimiser: adam(), rate: descent(1) })
}
const flowers = learner(4, 3, 16)
expectTypeOf(flowers.params).toEqualTypeOf<
  [Adam<[Real<[16, 4]>, Real<[16]>, Real<[3, 16]>, Real<[3]>]>, Label<[Real<[16, 3]>], 'softmaxCrossEntropy'>]
>()
expectTypeOf(flowers.dom).toEqualTypeOf<[Real<[16, 4]>]>()
