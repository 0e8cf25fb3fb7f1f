// Noise flows in beside the input, and its batch beside the batch.
import { expectTypeOf } from 'expect-type'
import type { Adam, Label, Noise, Real } from 'lensor'
import { adam, dense, descent, dropout, identity, input, noise, quadratic, relu, supervised } from 'lensor'

const hidden = input(4).pipe(dense(16)).pipe(relu)
const model = hidden
  .par(identity([noise(16)]))
  .pipe(dropout(0.5))
  .pipe(dense(3))
expectTypeOf(model.dom).toEqualTypeOf<[Real<[4]>, Noise<[Real<[16]>]>]>()

const learner = supervised({ model, batch: 8, loss: quadratic, optimiser: adam(), rate: descent(1) })
expectTypeOf(learner.dom).toEqualTypeOf<[Real<[8, 4]>, Noise<[Real<[8, 16]>]>]>()
expectTypeOf(learner.params).toEqualTypeOf<
  [Adam<[Real<[16, 4]>, Real<[16]>, Real<[3, 16]>, Real<[3]>]>, Label<[Real<[8, 3]>], 'quadratic'>]
>()
