// A generator that is not written to its end: what is missing gives what the discriminator takes.
import { adversarial, basicUpdate, dense, descent, hole, input } from 'lensor'

adversarial({
  generator: input(2).pipe(hole),
  discriminator: input(3).pipe(dense(1)),
  batch: 8,
  optimisers: { generator: basicUpdate, discriminator: basicUpdate },
  rate: descent(0.1),
})
// Type 'Para<[Real<[1, 3]>, Real<[1]>], [Real<[3]>], [Real<[1]>]>' is not assignable to type
// '"✗ hole: a map ℝ[2] → ℝ[3] belongs here"'.
