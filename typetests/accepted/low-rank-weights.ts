// A weight that is the product of two small ones.
import { expectTypeOf } from 'expect-type'
import type { Para, Real } from 'lensor'
import { contract, glorot, input, linear, morphism, real } from 'lensor'

const product = morphism([real(64, 2), real(2, 128)], (left, right) => [contract(left, right, 'ik,kj->ij')])
const thin = input(128).pipe(linear(64)).reparam(product, [glorot, glorot])
expectTypeOf(thin).toEqualTypeOf<Para<[Real<[64, 2]>, Real<[2, 128]>], [Real<[128]>], [Real<[64]>]>>()
