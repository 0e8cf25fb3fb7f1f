// An activation of any name, applied where the object is known already.
import { expectTypeOf } from 'expect-type'
import type { Operation, Para, Pointwise, Real } from 'lensor'
import { dense, input, relu, tanh } from 'lensor'

function scores<Name extends string>(activation: Operation<Pointwise<Name>>) {
  return input(4).pipe(dense(8)).pipe(activation).pipe(dense(1))
}
type Scores = Para<[Real<[8, 4]>, Real<[8]>, Real<[1, 8]>, Real<[1]>], [Real<[4]>], [Real<[1]>]>
expectTypeOf(scores(relu)).toEqualTypeOf<Scores>()
expectTypeOf(scores(tanh)).toEqualTypeOf<Scores>()
