// A frozen lens, then a learning one, composed as lenses.
import { expectTypeOf } from 'expect-type'
import type { Frozen, Momentum, ParaLens, Real } from 'lensor'
import { dense, frozen, input, momentum } from 'lensor'

const first = input(8).pipe(dense(4)).lens().reparam(frozen)
const second = input(4).pipe(dense(2)).lens().reparam(momentum())
expectTypeOf(first.pipe(second)).toEqualTypeOf<
  ParaLens<[Frozen<[Real<[4, 8]>, Real<[4]>]>, Momentum<[Real<[2, 4]>, Real<[2]>]>], [Real<[8]>], [Real<[2]>]>
>()
