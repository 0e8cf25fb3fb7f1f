// A size that is known at run time alone is a number in types too.
import { expectTypeOf } from 'expect-type'
import type { Para, Real } from 'lensor'
import { dense, input, relu } from 'lensor'

const columns: number = [5.1, 3.5, 1.4, 0.2].length
const model = input(columns).pipe(dense(3)).pipe(relu)
expectTypeOf(model).toEqualTypeOf<Para<[Real<[3, number]>, Real<[3]>], [Real<[number]>], [Real<[3]>]>>()
