// A memory along a sequence, from a state of zeros, and classes of what it keeps.
import { expectTypeOf } from 'expect-type'
import type { Para, Real } from 'lensor'
import { constant, dense, identity, lstmCell, morphism, real, unroll } from 'lensor'

const cell = identity([real(8), real(8), real(5)]).pipe(lstmCell(8))
const begin = morphism([real(7, 5)], (sequence) => [constant(real(8), 0), constant(real(8), 0), sequence])
const end = morphism([real(8), real(8)], (hidden) => [hidden])

const model = begin.pipe(unroll(7, cell)).pipe(end).pipe(dense(2))
expectTypeOf(model).toEqualTypeOf<
  Para<[Real<[4, 8, 8]>, Real<[4, 8, 5]>, Real<[4, 8]>, Real<[2, 8]>, Real<[2]>], [Real<[7, 5]>], [Real<[2]>]>
>()
