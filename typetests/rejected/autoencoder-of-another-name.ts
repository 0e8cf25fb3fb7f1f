// An autoencoder gives what it takes.
import { adam, dense, descent, input, quadratic, unsupervised } from 'lensor'

const model = input('pixels').pipe(dense('hidden')).pipe(dense('pixel'))
unsupervised({ model, batch: 'batch', loss: quadratic, optimiser: adam(), rate: descent(1) })
// Type 'Para<[Real<["hidden", "pixels"]>, Real<["hidden"]>, Real<["pixel", "hidden"]>, Real<["pixel"]>], [Real<["pixels"]>], [Real<["pixel"]>]>' is not assignable to type
// '"✗ an autoencoder gives back what it takes, ℝ[pixels], but it gives ℝ[pixel]"'.
