// R of R of a map written with points.
import { expectTypeOf } from 'expect-type'
import type { Para, Real } from 'lensor'
import { compile, exp, morphism, multiply, real, reverse, sin } from 'lensor'

const wave = morphism([real(3)], (x) => [multiply(sin(x), exp(x))])
const first = reverse(wave)
expectTypeOf(first).toEqualTypeOf<Para<[], [Real<[3]>, Real<[3]>], [Real<[3]>]>>()
const second = reverse(first)
expectTypeOf(second).toEqualTypeOf<Para<[], [Real<[3]>, Real<[3]>, Real<[3]>], [Real<[3]>, Real<[3]>]>>()
const one = Float64Array.of(1, 1, 1)
expectTypeOf(compile(second)(one, one, one)).toEqualTypeOf<[Float64Array, Float64Array]>()
