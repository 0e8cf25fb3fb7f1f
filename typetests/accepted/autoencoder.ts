// An autoencoder learns from inputs alone: no label is left open.
import { expectTypeOf } from 'expect-type'
import type { Adam, ParaLens, Real } from 'lensor'
import { adam, dense, descent, input, quadratic, sigmoid, unsupervised } from 'lensor'

const encoder = input(784).pipe(dense(32)).pipe(sigmoid)
const decoder = input(32).pipe(dense(784)).pipe(sigmoid)
const learner = unsupervised({
  model: encoder.pipe(decoder),
  batch: 64,
  loss: quadratic,
  optimiser: adam(),
  rate: descent(1),
})
expectTypeOf(learner).toEqualTypeOf<
  ParaLens<[Adam<[Real<[32, 784]>, Real<[32]>, Real<[784, 32]>, Real<[784]>]>], [Real<[64, 784]>], []>
>()
