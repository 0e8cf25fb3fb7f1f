// One convolutional network for every number of channels.
import { expectTypeOf } from 'expect-type'
import type { Real } from 'lensor'
import { averagePooling, convolution, flatten, input, linear, relu } from 'lensor'

const network = <Channels extends number>(channels: Channels) =>
  input(3, 32, 32).pipe(convolution(channels, 5)).pipe(relu).pipe(averagePooling(2)).pipe(flatten).pipe(linear(10))
expectTypeOf(network(16).params).toEqualTypeOf<[Real<[16, 3, 5, 5]>, Real<[10, 3136]>]>()
expectTypeOf(network(8).params).toEqualTypeOf<[Real<[8, 3, 5, 5]>, Real<[10, 1568]>]>()
