// One of two activations, whichever it is.
import { expectTypeOf } from 'expect-type'
import type { Para, Real } from 'lensor'
import { dense, input, relu, tanh } from 'lensor'

const isDeep: boolean = Date.now() > 0
const activation = isDeep ? relu : tanh
const model = input(4).pipe(dense(8)).pipe(activation).pipe(dense(1))
expectTypeOf(model).toEqualTypeOf<Para<[Real<[8, 4]>, Real<[8]>, Real<[1, 8]>, Real<[1]>], [Real<[4]>], [Real<[1]>]>>()
