// An exported network on images of any channels and sides.
import { expectTypeOf } from 'expect-type'
import type { Para, Real } from 'lensor'
import { convolution, input, maxPooling } from 'lensor'

export const layer = <Channels extends number, Side extends number>(channels: Channels, side: Side) =>
  input(channels, side, side).pipe(convolution(8, 3))
expectTypeOf(layer(3, 9)).toEqualTypeOf<Para<[Real<[8, 3, 3, 3]>], [Real<[3, 9, 9]>], [Real<[8, 7, 7]>]>>()

const pooled = <Side extends number>(side: Side) => input(3, side, side).pipe(maxPooling(2))
expectTypeOf(pooled(10).cod).toEqualTypeOf<[Real<[3, 5, 5]>]>()
