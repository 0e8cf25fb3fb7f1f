// A discriminator takes what the generator gives.
import { adversarial, basicUpdate, dense, descent, input, morphism, noise } from 'lensor'

adversarial({
  generator: morphism([noise(8)], (z) => [z]).pipe(dense(2)),
  discriminator: input(3).pipe(dense(1)),
  batch: 16,
  optimisers: { generator: basicUpdate, discriminator: basicUpdate },
  rate: descent(0.1),
})
// Type 'Para<[Real<[1, 3]>, Real<[1]>], [Real<[3]>], [Real<[1]>]>' is not assignable to type
// '"✗ the discriminator takes ℝ[3], but the generator gives ℝ[2]"'.
