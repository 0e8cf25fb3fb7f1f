// For samples and noise of any size.
import { expectTypeOf } from 'expect-type'
import type { Adam, Real } from 'lensor'
import { adam, adversarial, basicUpdate, dense, descent, input, linear, morphism, noise } from 'lensor'

function game<Sample extends number, Drawn extends number>(sample: Sample, drawn: Drawn) {
  return adversarial({
    generator: morphism([noise(drawn)], (z) => [z]).pipe(dense(sample)),
    discriminator: input(sample).pipe(linear(1)),
    batch: 16,
    optimisers: { generator: adam(), discriminator: basicUpdate },
    rate: descent(1),
  })
}
expectTypeOf(game(2, 8).params[0]).toEqualTypeOf<Adam<[Real<[2, 8]>, Real<[2]>]>>()
expectTypeOf(game(784, 100).dom[1]).toEqualTypeOf<Real<[16, 784]>>()
