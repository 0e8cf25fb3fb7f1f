// One optimiser beside another: each carries its own parameters.
import { expectTypeOf } from 'expect-type'
import type { Adam, ParaLens, Real, Sgd } from 'lensor'
import { adam, clip, dense, input, sgd } from 'lensor'

const [encoder, decoder] = [input(8).pipe(dense(2)), input(2).pipe(dense(8))]
const both = clip(1).pipe(adam()).at(encoder.params).par(sgd().at(decoder.params))
const learnt = encoder.pipe(decoder).lens().reparam(both)
expectTypeOf(learnt).toEqualTypeOf<
  ParaLens<[Adam<[Real<[2, 8]>, Real<[2]>]>, Sgd<[Real<[8, 2]>, Real<[8]>]>], [Real<[8]>], [Real<[8]>]>
>()
