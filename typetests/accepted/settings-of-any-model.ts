// Each setting of learning, of models that are arguments.
import { expectTypeOf } from 'expect-type'
import type { Adam, Frozen, Para, Real, RealDomain, Wire, Wires } from 'lensor'
import {
  adam,
  adversarial,
  ascent,
  clip,
  dense,
  descent,
  dreaming,
  input,
  linear,
  morphism,
  noise,
  quadratic,
  unsupervised,
} from 'lensor'

type Reals = readonly Wire<RealDomain>[]

const dream = <P extends Reals, N extends number, M extends number>(model: Para<P, [Real<[N]>], [Real<[M]>]>) =>
  dreaming({ model, loss: quadratic, optimiser: adam(), rate: ascent(1) })
expectTypeOf(dream(input(4).pipe(linear(2))).params[0]).toEqualTypeOf<Frozen<[Real<[2, 4]>]>>()

const alone = <P extends Reals, N extends number>(model: Para<P, [Real<[N]>], [Real<[N]>]>) =>
  unsupervised({ model, batch: 8, loss: quadratic, optimiser: adam(), rate: descent(1) })
expectTypeOf(alone(input(4).pipe(linear(4))).params).toEqualTypeOf<[Adam<[Real<[4, 4]>]>]>()

const game = <P extends Reals, Z extends Wires, N extends number, Q extends Reals>(
  generator: Para<P, Z, [Real<[N]>]>,
  discriminator: Para<Q, [Real<[N]>], [Real<[1]>]>,
) =>
  adversarial({
    generator,
    discriminator,
    batch: 8,
    optimisers: { generator: adam(), discriminator: clip(1).pipe(adam()) },
    rate: descent(1),
  })
const played = game(morphism([noise(3)], (z) => [z]).pipe(linear(2)), input(2).pipe(dense(1)))
expectTypeOf(played.params[0]).toEqualTypeOf<Adam<[Real<[2, 3]>]>>()
expectTypeOf(played.params[1]).toEqualTypeOf<Adam<[Real<[1, 2]>, Real<[1]>]>>()
