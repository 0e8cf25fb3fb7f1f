// What takes any layer says what it gives.
import { expectTypeOf } from 'expect-type'
import type { Bias, Family, Layer, Linear, Sequence } from 'lensor'
import { bias, bits, input, linear } from 'lensor'

function between<F extends Family, G extends Family>(
  first: Layer<F>,
  second: Layer<G>,
): Layer<Sequence<[Linear<4>, Bias]>> {
  expectTypeOf(first).toEqualTypeOf<Layer<F>>()
  expectTypeOf(second).toEqualTypeOf<Layer<G>>()
  return linear(4).pipe(bias)
}
expectTypeOf(input(9).pipe(between(bias, linear(2)))).toEqualTypeOf(input(9).pipe(linear(4)).pipe(bias))
expectTypeOf(bits(9).pipe(between(bias, linear(2)))).toEqualTypeOf(bits(9).pipe(linear(4)).pipe(bias))
