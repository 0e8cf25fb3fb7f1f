// Losses by their names, and rates by their numbers.
import { expectTypeOf } from 'expect-type'
import type { Adam, Label, Loss, ParaLens, Real, RealLoss } from 'lensor'
import { adam, dense, descent, hinge, input, quadratic, supervised } from 'lensor'

const model = input(4).pipe(dense(3))
const learner = <Name extends string, Rate extends number>(loss: Loss<RealLoss<Name>>, rate: Rate) =>
  supervised({ model, batch: 8, loss, optimiser: adam({ rate }), rate: descent(rate) })

type Learner<Name extends string> = ParaLens<
  [Adam<[Real<[3, 4]>, Real<[3]>]>, Label<[Real<[8, 3]>], Name>],
  [Real<[8, 4]>],
  []
>
expectTypeOf(learner(quadratic, 0.1)).toEqualTypeOf<Learner<'quadratic'>>()
expectTypeOf(learner(hinge, 1)).toEqualTypeOf<Learner<'hinge'>>()
