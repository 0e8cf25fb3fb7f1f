// Ten learning steps as one map, and the way back through them to where they began.
import { expectTypeOf } from 'expect-type'
import type { BasicUpdate, Label, Real } from 'lensor'
import { basicUpdate, descent, input, iterate, learningStep, linear, quadratic, reverse, supervised } from 'lensor'

const learner = supervised({
  model: input(3).pipe(linear(2)),
  batch: 8,
  loss: quadratic,
  optimiser: basicUpdate,
  rate: descent(0.1),
})
const ten = iterate(10, learningStep(learner))
type Weights = BasicUpdate<[Real<[2, 3]>]>
expectTypeOf(ten.dom).toEqualTypeOf<[Weights, Label<[Real<[10, 8, 2]>], 'quadratic'>, Real<[10, 8, 3]>]>()
expectTypeOf(ten.cod).toEqualTypeOf<[Weights]>()
expectTypeOf(reverse(ten).cod).toEqualTypeOf<[Weights, Label<[Real<[10, 8, 2]>], 'quadratic'>, Real<[10, 8, 3]>]>()
