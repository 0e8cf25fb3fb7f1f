// What acts place by place acts on every shape.
import { expectTypeOf } from 'expect-type'
import type { Para, Real } from 'lensor'
import { add, input, morphism, multiply, real, relu, tanh } from 'lensor'

const square = <const S extends number[]>(...shape: S) => morphism([real(...shape)], (x) => [multiply(x, x)])
expectTypeOf(square(2, 3, 4)).toEqualTypeOf<Para<[], [Real<[2, 3, 4]>], [Real<[2, 3, 4]>]>>()

const smooth = <const S extends number[]>(...shape: S) =>
  input(...shape)
    .pipe(relu)
    .pipe(tanh)
expectTypeOf(smooth(7)).toEqualTypeOf<Para<[], [Real<[7]>], [Real<[7]>]>>()

const sum = <const S extends number[]>(...shape: S) => morphism([real(...shape), real(...shape)], (x, y) => [add(x, y)])
expectTypeOf(sum()).toEqualTypeOf<Para<[], [Real<[]>, Real<[]>], [Real<[]>]>>()
