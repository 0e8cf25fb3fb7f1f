// A lens with parameters of its own stands above a layer: the weights are made by a map that learns in their stead.
import { expectTypeOf } from 'expect-type'
import type { Adam, Label, ParaLens, Real } from 'lensor'
import { adam, descent, input, linear, quadratic, reshape } from 'lensor'

const weights = input(2).pipe(linear(6)).pipe(reshape(3, 2))
const layer = input(2).pipe(linear(3)).lens().reparam(weights.lens())
expectTypeOf(layer).toEqualTypeOf<ParaLens<[Real<[6, 2]>, Real<[2]>], [Real<[2]>], [Real<[3]>]>>()

const learner = layer.reparam(adam()).pipe(quadratic).pipe(descent(1))
expectTypeOf(learner).toEqualTypeOf<
  ParaLens<[Adam<[Real<[6, 2]>, Real<[2]>]>, Label<[Real<[3]>], 'quadratic'>], [Real<[2]>], []>
>()
