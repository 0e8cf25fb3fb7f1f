// A convolutional network: the sizes of images follow from the kernels.
import { expectTypeOf } from 'expect-type'
import type { Para, Real } from 'lensor'
import { channelBias, convolution, dense, flatten, input, maxPooling, relu } from 'lensor'

const images = input(1, 28, 28)
  .pipe(convolution(8, 5, { padding: 2 }))
  .pipe(channelBias)
  .pipe(relu)
  .pipe(maxPooling(2))
expectTypeOf(images.cod).toEqualTypeOf<[Real<[8, 14, 14]>]>()

const smaller = images
  .pipe(convolution(16, [3, 5], { stride: 2 }))
  .pipe(channelBias)
  .pipe(relu)
expectTypeOf(smaller.cod).toEqualTypeOf<[Real<[16, 6, 5]>]>()

const classes = smaller.pipe(flatten).pipe(dense(10))
expectTypeOf(classes).toEqualTypeOf<
  Para<
    [Real<[8, 1, 5, 5]>, Real<[8]>, Real<[16, 8, 3, 5]>, Real<[16]>, Real<[10, 480]>, Real<[10]>],
    [Real<[1, 28, 28]>],
    [Real<[10]>]
  >
>()
