// A schedule is a map ℝ → ℝ of one's own; an optimiser takes it as a rate.
import { expectTypeOf } from 'expect-type'
import type { Adam, Real, Schedule } from 'lensor'
import { adam, add, constant, input, linear, morphism, real, reciprocal, scale, sqrt } from 'lensor'

const inverseRoot = morphism([real()], (steps) => [scale(reciprocal(sqrt(add(steps, constant(real(), 1)))), 0.1)])
expectTypeOf(inverseRoot).toEqualTypeOf<Schedule>()

const learnt = input(2)
  .pipe(linear(1))
  .lens()
  .reparam(adam({ rate: inverseRoot }))
expectTypeOf(learnt.params).toEqualTypeOf<[Adam<[Real<[1, 2]>]>]>()
