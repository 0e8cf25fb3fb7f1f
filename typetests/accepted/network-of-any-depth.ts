// A model whose depth is a parameter of its type.
import { expectTypeOf } from 'expect-type'
import type { Copies, Real } from 'lensor'
import { dense, input, repeat, tanh } from 'lensor'

function network<Depth extends number>(depth: Depth) {
  return input(4)
    .pipe(dense(8))
    .pipe(repeat(depth, dense(8).pipe(tanh)))
    .pipe(dense(3))
}
expectTypeOf(network(0).params.length).toEqualTypeOf<4>()
expectTypeOf(network(5).params).toEqualTypeOf<
  [Real<[8, 4]>, Real<[8]>, ...Copies<5, [Real<[8, 8]>, Real<[8]>]>, Real<[3, 8]>, Real<[3]>]
>()
