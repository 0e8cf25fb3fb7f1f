// Noise beside the input of an autoencoder is not compared with what comes out.
import { expectTypeOf } from 'expect-type'
import type { BasicUpdate, Noise, Real } from 'lensor'
import { basicUpdate, dense, descent, dropout, identity, noise, quadratic, real, unsupervised } from 'lensor'

const model = identity([real(16), noise(16)])
  .pipe(dropout(0.25))
  .pipe(dense(4))
  .pipe(dense(16))
const learner = unsupervised({ model, batch: 8, loss: quadratic, optimiser: basicUpdate, rate: descent(0.1) })
expectTypeOf(learner.params).toEqualTypeOf<[BasicUpdate<[Real<[4, 16]>, Real<[4]>, Real<[16, 4]>, Real<[16]>]>]>()
expectTypeOf(learner.dom).toEqualTypeOf<[Real<[8, 16]>, Noise<[Real<[8, 16]>]>]>()
