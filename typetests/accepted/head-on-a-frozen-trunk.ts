// What is trained already stays, and what comes after it learns.
import { expectTypeOf } from 'expect-type'
import type { Adam, Frozen, Real } from 'lensor'
import { adam, dense, descent, frozen, input, softmaxCrossEntropy, tanh } from 'lensor'

const trunk = input(64).pipe(dense(16)).pipe(tanh)
const head = input(16).pipe(dense(3))
const learner = trunk
  .pipe(head)
  .batch(8)
  .lens()
  .reparam(frozen.at(trunk.params).par(adam().at(head.params)))
  .pipe(softmaxCrossEntropy)
  .pipe(descent(1))
expectTypeOf(learner.params[0]).toEqualTypeOf<Frozen<[Real<[16, 64]>, Real<[16]>]>>()
expectTypeOf(learner.params[1]).toEqualTypeOf<Adam<[Real<[3, 16]>, Real<[3]>]>>()
