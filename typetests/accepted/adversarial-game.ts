// A generator and a critic in the plane: each has its own optimiser.
import { expectTypeOf } from 'expect-type'
import type { Adam, BasicUpdate, Noise, ParaLens, Real } from 'lensor'
import { adam, adversarial, basicUpdate, dense, descent, input, morphism, noise, relu, weightClipping } from 'lensor'

const generator = morphism([noise(4)], (z) => [z])
  .pipe(dense(8))
  .pipe(relu)
  .pipe(dense(2))
const discriminator = input(2).pipe(dense(8)).pipe(relu).pipe(dense(1))
const game = adversarial({
  generator,
  discriminator,
  batch: 32,
  optimisers: { generator: adam({ rate: 1e-3 }), discriminator: basicUpdate.pipe(weightClipping(0.1)) },
  rate: descent(1),
})
type Generator = [Real<[8, 4]>, Real<[8]>, Real<[2, 8]>, Real<[2]>]
type Critic = [Real<[8, 2]>, Real<[8]>, Real<[1, 8]>, Real<[1]>]
expectTypeOf(game).toEqualTypeOf<
  ParaLens<[Adam<Generator>, BasicUpdate<Critic>], [Noise<[Real<[32, 4]>]>, Real<[32, 2]>], []>
>()
