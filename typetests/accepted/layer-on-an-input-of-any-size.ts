// A layer is an argument, and so is the size of what flows into it.
import { expectTypeOf } from 'expect-type'
import type { Family, Layer, Para, Real } from 'lensor'
import { dense, input, tanh } from 'lensor'

const at = <F extends Family, Size extends number>(layer: Layer<F>, size: Size) => input(size).pipe(layer)
expectTypeOf(at(dense(3), 4)).toEqualTypeOf<Para<[Real<[3, 4]>, Real<[3]>], [Real<[4]>], [Real<[3]>]>>()
expectTypeOf(at(tanh, 4)).toEqualTypeOf<Para<[], [Real<[4]>], [Real<[4]>]>>()
