// A generator and a discriminator that learn against each other.
import { adam, adversarial, clip, dense, descent, input, morphism, noise, relu, rmsprop, scale } from 'lensor'

const generator = morphism([noise(4)], (z) => [scale(z, 2)])
  .pipe(dense(32))
  .pipe(relu)
  .pipe(dense(32))
  .pipe(relu)
  .pipe(dense(2))
const discriminator = input(2).pipe(dense(32)).pipe(relu).pipe(dense(32)).pipe(relu).pipe(dense(1))

export const game = adversarial({
  generator,
  discriminator,
  batch: 64,
  optimisers: { generator: adam(), discriminator: clip(1).pipe(rmsprop()) },
  rate: descent(1),
})
