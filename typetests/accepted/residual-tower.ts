// Blocks that keep their object, so many as one likes.
import { expectTypeOf } from 'expect-type'
import type { Copies, Para, Real } from 'lensor'
import { dense, input, repeat, skip, tanh } from 'lensor'

const tower = input(8).pipe(repeat(12, skip(dense(8).pipe(tanh))))
expectTypeOf(tower).toEqualTypeOf<Para<Copies<12, [Real<[8, 8]>, Real<[8]>]>, [Real<[8]>], [Real<[8]>]>>()
expectTypeOf(tower.params.length).toEqualTypeOf<24>()
