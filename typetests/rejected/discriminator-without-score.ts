// A discriminator gives one number: how real a sample looks.
import { adversarial, basicUpdate, dense, descent, input, morphism, noise } from 'lensor'

adversarial({
  generator: morphism([noise(8)], (z) => [z]).pipe(dense(2)),
  discriminator: input(2).pipe(dense(2)),
  batch: 16,
  optimisers: { generator: basicUpdate, discriminator: basicUpdate },
  rate: descent(0.1),
})
// Type 'Para<[Real<[2, 2]>, Real<[2]>], [Real<[2]>], [Real<[2]>]>' is not assignable to type
// '"✗ the discriminator gives one score ℝ[1], but it gives ℝ[2]"'.
