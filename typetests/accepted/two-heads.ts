// One trunk, of which two heads take a copy.
import { expectTypeOf } from 'expect-type'
import type { Para, Real } from 'lensor'
import { copy, dense, input, real, softmax, tanh } from 'lensor'

const trunk = input(4).pipe(dense(16)).pipe(tanh)
const heads = input(16)
  .pipe(dense(1))
  .par(input(16).pipe(dense(3)).pipe(softmax))
const model = trunk.pipe(copy([real(16)])).pipe(heads)
expectTypeOf(model).toEqualTypeOf<
  Para<
    [Real<[16, 4]>, Real<[16]>, Real<[1, 16]>, Real<[1]>, Real<[3, 16]>, Real<[3]>],
    [Real<[4]>],
    [Real<[1]>, Real<[3]>]
  >
>()
