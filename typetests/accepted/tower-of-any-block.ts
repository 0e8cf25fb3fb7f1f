// Depth, width and block are all arguments.
import { expectTypeOf } from 'expect-type'
import type { Copies, Family, Layer, Para, Real, Repeat, Skip } from 'lensor'
import { dense, input, layerNormalisation, repeat, skip, tanh } from 'lensor'

function tower<Depth extends number, F extends Family>(depth: Depth, block: Layer<F>): Layer<Repeat<Depth, Skip<F>>> {
  return repeat(depth, skip(block))
}
expectTypeOf(input(8).pipe(tower(5, dense(8).pipe(tanh)))).toEqualTypeOf<
  Para<Copies<5, [Real<[8, 8]>, Real<[8]>]>, [Real<[8]>], [Real<[8]>]>
>()
expectTypeOf(input(3, 8).pipe(tower(2, layerNormalisation())).params).toEqualTypeOf<
  [Real<[8]>, Real<[8]>, Real<[8]>, Real<[8]>]
>()
