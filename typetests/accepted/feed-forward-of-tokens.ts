// The same dense network on each token: a batch of tokens is an axis in front.
import { expectTypeOf } from 'expect-type'
import type { Para, Real } from 'lensor'
import { dense, input, relu } from 'lensor'

const perToken = input(32).pipe(dense(64)).pipe(relu).pipe(dense(32)).batch(12)
expectTypeOf(perToken).toEqualTypeOf<
  Para<[Real<[64, 32]>, Real<[64]>, Real<[32, 64]>, Real<[32]>], [Real<[12, 32]>], [Real<[12, 32]>]>
>()
