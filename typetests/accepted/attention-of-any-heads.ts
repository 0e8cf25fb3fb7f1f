// How many heads there are is an argument.
import { expectTypeOf } from 'expect-type'
import type { Real } from 'lensor'
import { input, selfAttention } from 'lensor'

const attention = <Heads extends number>(heads: Heads) => input(10, 8).pipe(selfAttention({ heads }))
expectTypeOf(attention(2).cod).toEqualTypeOf<[Real<[10, 8]>]>()
