// A function that trains any learner on data that fit it.
import { expectTypeOf } from 'expect-type'
import type { Fitting, LearntBy, ParaLens, Port, Real, Wire } from 'lensor'
import { adam, dataset, dense, descent, input, quadratic, real, supervised, train } from 'lensor'

async function fit<P extends Port, A extends Port, X extends Wire, Y extends Wire>(
  learner: ParaLens<P, A, []>,
  data: Fitting<P, A, X, Y>,
): Promise<LearntBy<P> | undefined> {
  let learnt: LearntBy<P> | undefined
  for await (const { parameters } of train(learner, data, { epochs: 1 })) learnt = parameters
  return learnt
}
const learner = supervised({
  model: input(2).pipe(dense(1)),
  batch: 1,
  loss: quadratic,
  optimiser: adam(),
  rate: descent(1),
})
const learnt = await fit(learner, dataset(real(2), real(1), [[[0, 1], [1]]]))
expectTypeOf(learnt).toEqualTypeOf<[Float64Array, Float64Array] | undefined>()
expectTypeOf<LearntBy<(typeof learner)['params']>>().toEqualTypeOf<[Float64Array, Float64Array]>()
expectTypeOf(learner.dom).toEqualTypeOf<[Real<[1, 2]>]>()
