// An autoencoder without a decoder: what is not written yet gives back what flows in.
import { basicUpdate, dense, descent, hole, input, quadratic, unsupervised } from 'lensor'

unsupervised({
  model: input(4).pipe(dense(2)).pipe(hole),
  batch: 8,
  loss: quadratic,
  optimiser: basicUpdate,
  rate: descent(0.1),
})
// Type 'Para<[Real<[2, 4]>, Real<[2]>], [Real<[4]>], [Hole<"a map", [Real<[2]>]>]>' is not assignable to type
// '"✗ hole: a map ℝ[2] → ℝ[4] belongs here"'.
