// Clipping below, Adam, weight decay above: one carries, and the others change what passes.
import { expectTypeOf } from 'expect-type'
import type { Adam, Real } from 'lensor'
import { adam, adamW, clip, input, linear, weightDecay } from 'lensor'

const optimiser = clip(1).pipe(adam()).pipe(weightDecay(1e-7))
const learnt = input(4).pipe(linear(2)).lens().reparam(optimiser)
expectTypeOf(learnt.params).toEqualTypeOf<[Adam<[Real<[2, 4]>]>]>()
expectTypeOf(input(4).pipe(linear(2)).lens().reparam(adamW())).toEqualTypeOf(learnt)
