// A layer with a connection around it, normalised before: a block of any layer.
import { expectTypeOf } from 'expect-type'
import type { Family, Layer, Real } from 'lensor'
import { dense, input, layerNormalisation, selfAttention, skip } from 'lensor'

function residual<F extends Family>(layer: Layer<F>) {
  return skip(layerNormalisation().pipe(layer))
}
expectTypeOf(input(8).pipe(residual(dense(8))).params).toEqualTypeOf<[Real<[8]>, Real<[8]>, Real<[8, 8]>, Real<[8]>]>()
expectTypeOf(input(10, 8).pipe(residual(selfAttention())).cod).toEqualTypeOf<[Real<[10, 8]>]>()
