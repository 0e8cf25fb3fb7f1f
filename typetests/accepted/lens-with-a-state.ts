// A parametric lens by hand keeps a state of its own: here how often it was asked.
import { expectTypeOf } from 'expect-type'
import type { ParaLens, Real } from 'lensor'
import { add, constant, lens, parametric, real } from 'lensor'

const counted = lens({
  get: parametric([real()], [real(2)], (_count, x) => [x]),
  put: parametric([real()], [real(2), real(2)], (count, _x, change) => [add(count, constant(real(), 1)), change]),
})
expectTypeOf(counted).toEqualTypeOf<ParaLens<[Real<[]>], [Real<[2]>], [Real<[2]>]>>()
