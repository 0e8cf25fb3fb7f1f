// Any layer, twice, one after the other.
import { expectTypeOf } from 'expect-type'
import type { Family, Layer, Para, Real } from 'lensor'
import { dense, input, tanh } from 'lensor'

function twice<F extends Family>(layer: Layer<F>) {
  return layer.pipe(layer)
}
expectTypeOf(input(4).pipe(twice(dense(3)))).toEqualTypeOf<
  Para<[Real<[3, 4]>, Real<[3]>, Real<[3, 3]>, Real<[3]>], [Real<[4]>], [Real<[3]>]>
>()
expectTypeOf(input(4).pipe(twice(dense(8).pipe(tanh)))).toEqualTypeOf(
  input(4).pipe(dense(8)).pipe(tanh).pipe(dense(8)).pipe(tanh),
)
