// The input is what is learnt, and the parameters stay.
import { expectTypeOf } from 'expect-type'
import type { Adam, Frozen, Label, ParaLens, Real } from 'lensor'
import { adam, ascent, dense, dotProduct, dreaming, flatten, input, softmax } from 'lensor'

const model = input(28, 28).pipe(flatten).pipe(dense(10)).pipe(softmax)
const dream = dreaming({ model, loss: dotProduct, optimiser: adam({ rate: 0.1 }), rate: ascent(1) })
expectTypeOf(dream).toEqualTypeOf<
  ParaLens<[Frozen<[Real<[10, 784]>, Real<[10]>]>, Label<[Real<[10]>], 'dotProduct'>], [Adam<[Real<[28, 28]>]>], []>
>()
