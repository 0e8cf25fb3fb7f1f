// An operation is a layer, and a function of points.
import { expectTypeOf } from 'expect-type'
import type { Bit, Para, Real } from 'lensor'
import { and, bit, identity, input, maxPooling, morphism, multiply, not, real, relu, softmax, tanh, xor } from 'lensor'

const layers = input(2, 6, 6).pipe(maxPooling(2)).pipe(relu).pipe(softmax)
const points = morphism([real(2, 6, 6)], (x) => [softmax(relu(maxPooling(2)(x)))])
expectTypeOf(points).toEqualTypeOf(layers)
expectTypeOf(points).toEqualTypeOf<Para<[], [Real<[2, 6, 6]>], [Real<[2, 3, 3]>]>>()

const gated = morphism([real(4), real(4)], (x, y) => [multiply(tanh(x), relu(y))])
expectTypeOf(gated.cod).toEqualTypeOf<[Real<[4]>]>()

const halfAdder = morphism([bit(8), bit(8)], (x, y) => [xor(x, y), and(x, y), not(x)])
expectTypeOf(halfAdder.cod).toEqualTypeOf<[Bit<[8]>, Bit<[8]>, Bit<[8]>]>()
expectTypeOf(
  identity([bit(8), bit(8)])
    .pipe(xor)
    .pipe(not).cod,
).toEqualTypeOf<[Bit<[8]>]>()
