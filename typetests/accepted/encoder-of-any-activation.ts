// A layer of any activation, which is known where it is used.
import { expectTypeOf } from 'expect-type'
import type { Family, Layer, Para, Real } from 'lensor'
import { dense, input, relu, sigmoid, softmax, tanh } from 'lensor'

const encoder = <F extends Family>(activation: Layer<F>) => dense(16).pipe(activation).pipe(dense(4)).pipe(activation)

type Encoder = Para<[Real<[16, 9]>, Real<[16]>, Real<[4, 16]>, Real<[4]>], [Real<[9]>], [Real<[4]>]>
expectTypeOf(input(9).pipe(encoder(relu))).toEqualTypeOf<Encoder>()
expectTypeOf(input(9).pipe(encoder(sigmoid))).toEqualTypeOf<Encoder>()
expectTypeOf(input(9).pipe(encoder(tanh))).toEqualTypeOf<Encoder>()
expectTypeOf(input(9).pipe(encoder(softmax))).toEqualTypeOf<Encoder>()
