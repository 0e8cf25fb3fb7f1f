// A learning rate of one's own closes a loss with a change: here one that follows the loss.
import { expectTypeOf } from 'expect-type'
import type { Label, Lens, Real } from 'lensor'
import { basicUpdate, discard, input, lens, linear, morphism, quadratic, real, scale, supervised } from 'lensor'

const careful = lens({
  get: discard([real()]),
  put: morphism([real()], (loss) => [scale(loss, -0.1)]),
})
expectTypeOf(careful).toEqualTypeOf<Lens<[Real<[]>], []>>()

const learner = supervised({
  model: input(2).pipe(linear(1)),
  batch: 4,
  loss: quadratic,
  optimiser: basicUpdate,
  rate: careful,
})
expectTypeOf(learner.params[1]).toEqualTypeOf<Label<[Real<[4, 1]>], 'quadratic'>>()
expectTypeOf(learner.cod).toEqualTypeOf<[]>()
