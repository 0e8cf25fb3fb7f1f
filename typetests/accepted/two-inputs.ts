// A text and an image, each through its own network, then joined.
import { expectTypeOf } from 'expect-type'
import type { Real } from 'lensor'
import { add, convolution, dense, embedding, flatten, input, morphism, pad, real, relu } from 'lensor'

const text = input(6).pipe(embedding(50, 4)).pipe(flatten)
const image = input(1, 9, 9).pipe(convolution(2, 3)).pipe(flatten).pipe(dense(8))
const joined = morphism([real(24), real(8)], (left, right) => [add(pad(left, 0, 0, 8), pad(right, 0, 24, 0))])

const model = text.par(image).pipe(joined).pipe(relu).pipe(dense(3))
expectTypeOf(model.dom).toEqualTypeOf<[Real<[6]>, Real<[1, 9, 9]>]>()
expectTypeOf(model.cod).toEqualTypeOf<[Real<[3]>]>()
expectTypeOf(model.params).toEqualTypeOf<
  [Real<[50, 4]>, Real<[2, 1, 3, 3]>, Real<[8, 98]>, Real<[8]>, Real<[3, 32]>, Real<[3]>]
>()
