// A lens of one's own: what goes forward and what comes back.
import { expectTypeOf } from 'expect-type'
import type { Lens, Real } from 'lensor'
import { add, input, lens, linear, morphism, real, scale, slice } from 'lensor'

const firstHalf = lens({
  get: morphism([real(4)], (x) => [slice(x, 0, 0, 2)]),
  put: morphism([real(4), real(2)], (x, _change) => [scale(x, 0.5)]),
})
expectTypeOf(firstHalf).toEqualTypeOf<Lens<[Real<[4]>], [Real<[2]>]>>()
expectTypeOf(firstHalf.pipe(input(2).pipe(linear(3)).lens()).params).toEqualTypeOf<[Real<[3, 2]>]>()

const halves = lens({
  get: morphism([real(3, 2), real(3, 2)], (left, right) => [add(left, right)]),
  put: morphism([real(3, 2), real(3, 2), real(3, 2)], (left, right, change) => [add(left, change), right]),
})
const learnt = input(2).pipe(linear(3)).lens().reparam(halves)
expectTypeOf(learnt.params).toEqualTypeOf<[Real<[3, 2]>, Real<[3, 2]>]>()
