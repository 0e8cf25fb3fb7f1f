// The depth is a type parameter, and goes on to what the learner carries.
import { expectTypeOf } from 'expect-type'
import type { BasicUpdate, Copies, Lens, Real } from 'lensor'
import { basicUpdate, copies, descent, input, linear, quadratic, real, repeat } from 'lensor'

function tower<Depth extends number>(depth: Depth) {
  return input(8).pipe(repeat(depth, linear(8)))
}
const learner = tower(3).batch(4).lens().reparam(basicUpdate).pipe(quadratic).pipe(descent(0.1))
expectTypeOf(learner.params[0]).toEqualTypeOf<BasicUpdate<Copies<3, [Real<[8, 8]>]>>>()

const tied = tower(3)
  .reparam(copies(3, [real(8, 8)]))
  .lens()
  .reparam(basicUpdate)
expectTypeOf(tied.params).toEqualTypeOf<[BasicUpdate<[Real<[8, 8]>]>]>()
expectTypeOf(basicUpdate.at([real(8, 8)])).toEqualTypeOf<Lens<[BasicUpdate<[Real<[8, 8]>]>], [Real<[8, 8]>]>>()
