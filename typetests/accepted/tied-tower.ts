// One layer ten times over, with one parameter.
import { expectTypeOf } from 'expect-type'
import type { Para, Real } from 'lensor'
import { copies, dense, glorot, input, real, repeat, tanh, zero } from 'lensor'

const tower = input(4).pipe(repeat(10, dense(4).pipe(tanh)))
const tied = tower.reparam(copies(10, [real(4, 4), real(4)]), [glorot, zero])
expectTypeOf(tied).toEqualTypeOf<Para<[Real<[4, 4]>, Real<[4]>], [Real<[4]>], [Real<[4]>]>>()
