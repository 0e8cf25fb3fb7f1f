// For parameters that are known, an optimiser is a lens: get what is used, put what comes next.
import { expectTypeOf } from 'expect-type'
import type { Lens, Real } from 'lensor'
import { add, descent, input, lens, linear, morphism, quadratic, real, scale } from 'lensor'

const heavyBall = lens({
  get: morphism([real(3, 2), real(3, 2)], (_speed, weight) => [weight]),
  put: morphism([real(3, 2), real(3, 2), real(3, 2)], (speed, weight, change) => {
    const next = add(scale(speed, 0.9), change)
    return [next, add(weight, next)]
  }),
})
expectTypeOf(heavyBall).toEqualTypeOf<Lens<[Real<[3, 2]>, Real<[3, 2]>], [Real<[3, 2]>]>>()

const learner = input(2).pipe(linear(3)).batch(4).lens().reparam(heavyBall).pipe(quadratic).pipe(descent(0.1))
expectTypeOf(learner.cod).toEqualTypeOf<[]>()
expectTypeOf(learner.params[0]).toEqualTypeOf<Real<[3, 2]>>()
