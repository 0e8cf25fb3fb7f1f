// What each optimiser carries goes by its name.
import { expectTypeOf } from 'expect-type'
import type { Adagrad, Adam, BasicUpdate, Momentum, Nesterov, Real, Rmsprop, Sgd } from 'lensor'
import { adagrad, adam, basicUpdate, gradientAscent, input, linear, momentum, nesterov, rmsprop, sgd } from 'lensor'

const model = input(4).pipe(linear(3)).lens()
type P = [Real<[3, 4]>]
expectTypeOf(model.reparam(adam()).params).toEqualTypeOf<[Adam<P>]>()
expectTypeOf(model.reparam(sgd()).params).toEqualTypeOf<[Sgd<P>]>()
expectTypeOf(model.reparam(basicUpdate).params).toEqualTypeOf<[BasicUpdate<P>]>()
expectTypeOf(model.reparam(gradientAscent).params).toEqualTypeOf<[BasicUpdate<P>]>()
expectTypeOf(model.reparam(momentum({ decay: 0.95 })).params).toEqualTypeOf<[Momentum<P>]>()
expectTypeOf(model.reparam(nesterov()).params).toEqualTypeOf<[Nesterov<P>]>()
expectTypeOf(model.reparam(adagrad()).params).toEqualTypeOf<[Adagrad<P>]>()
expectTypeOf(model.reparam(rmsprop()).params).toEqualTypeOf<[Rmsprop<P>]>()
