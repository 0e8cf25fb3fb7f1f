// The decoder is the encoder's transpose: both weights are one parameter.
import { expectTypeOf } from 'expect-type'
import type { Para, Real } from 'lensor'
import { input, linear, morphism, permute, real } from 'lensor'

const both = input(8).pipe(linear(2)).pipe(linear(8))
const transposed = morphism([real(2, 8)], (weight) => [weight, permute(weight, [1, 0])])
const tied = both.reparam(transposed, input(8).pipe(linear(2)))
expectTypeOf(tied).toEqualTypeOf<Para<[Real<[2, 8]>], [Real<[8]>], [Real<[8]>]>>()
