// The network of the readme, and its learner by both roads.
import { expectTypeOf } from 'expect-type'
import type { Adam, Label, Para, ParaLens, Real } from 'lensor'
import { adam, dense, descent, input, softmaxCrossEntropy, supervised, tanh } from 'lensor'

type Weights = [Real<[16, 4]>, Real<[16]>, Real<[3, 16]>, Real<[3]>]

const model = input(4).pipe(dense(16)).pipe(tanh).pipe(dense(3))
expectTypeOf(model).toEqualTypeOf<Para<Weights, [Real<[4]>], [Real<[3]>]>>()

const learner = model
  .batch(16)
  .lens()
  .reparam(adam({ rate: 1e-2 }))
  .pipe(softmaxCrossEntropy)
  .pipe(descent(1))
expectTypeOf(learner).toEqualTypeOf<
  ParaLens<[Adam<Weights>, Label<[Real<[16, 3]>], 'softmaxCrossEntropy'>], [Real<[16, 4]>], []>
>()

const same = supervised({
  model,
  batch: 16,
  loss: softmaxCrossEntropy,
  optimiser: adam({ rate: 1e-2 }),
  rate: descent(1),
})
expectTypeOf(same).toEqualTypeOf(learner)
