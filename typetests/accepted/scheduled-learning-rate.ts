// A rate that changes carries the count of steps.
import { expectTypeOf } from 'expect-type'
import type { BasicUpdate, Label, ParaLens, Real, Steps } from 'lensor'
import { basicUpdate, cosineDecay, descent, input, linear, quadratic, supervised, warmUp } from 'lensor'

const rate = descent(warmUp(100, cosineDecay({ rate: 0.1, steps: 1000 })))
const model = input(2).pipe(linear(1))
const learner = supervised({ model, batch: 4, loss: quadratic, optimiser: basicUpdate, rate })
expectTypeOf(learner).toEqualTypeOf<
  ParaLens<[BasicUpdate<[Real<[1, 2]>]>, Label<[Real<[4, 1]>], 'quadratic'>, Steps], [Real<[4, 2]>], []>
>()
