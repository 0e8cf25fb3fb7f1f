// Learning steps whose state stays where the engine computes.
import { expectTypeOf } from 'expect-type'
import type { Label, Momentum, Real, Resident } from 'lensor'
import { dense, descent, input, learningStep, momentum, quadratic, resident, supervised } from 'lensor'

const learner = supervised({
  model: input(2).pipe(dense(1)),
  batch: 4,
  loss: quadratic,
  optimiser: momentum(),
  rate: descent(0.1),
})
const steps = resident(learningStep(learner))
type Carried = Momentum<[Real<[1, 2]>, Real<[1]>]>
expectTypeOf(steps).toEqualTypeOf<Resident<[], [Carried], [Label<[Real<[4, 1]>], 'quadratic'>, Real<[4, 2]>], []>>()
steps.load([[new Float64Array(2), new Float64Array(1), new Float64Array(2), new Float64Array(1)]])
expectTypeOf(steps.state()).toEqualTypeOf<[[Float64Array, Float64Array, Float64Array, Float64Array]]>()
expectTypeOf(steps.run).parameters.toEqualTypeOf<[number, [[Float64Array], Float64Array]]>()
