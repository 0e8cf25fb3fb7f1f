// Two copies of a network on two inputs, with the same parameters.
import { expectTypeOf } from 'expect-type'
import type { Para, Real } from 'lensor'
import { copy, dense, input, morphism, multiply, real, subtract, sum } from 'lensor'

const arm = input(8).pipe(dense(3))
const apart = arm.par(arm).reparam(copy([real(3, 8), real(3)]), arm)
const distance = morphism([real(3), real(3)], (left, right) => {
  const difference = subtract(left, right)
  return [sum(multiply(difference, difference), 0)]
})
expectTypeOf(apart.pipe(distance)).toEqualTypeOf<Para<[Real<[3, 8]>, Real<[3]>], [Real<[8]>, Real<[8]>], [Real<[]>]>>()
