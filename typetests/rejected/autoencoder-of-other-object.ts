// An autoencoder ends where it begins: its label is its input.
import { basicUpdate, descent, input, linear, quadratic, unsupervised } from 'lensor'

const model = input(8).pipe(linear(2)).pipe(linear(4))
unsupervised({ model, batch: 4, loss: quadratic, optimiser: basicUpdate, rate: descent(0.1) })
// Type 'Para<[Real<[2, 8]>, Real<[4, 2]>], [Real<[8]>], [Real<[4]>]>' is not assignable to type
// '"✗ an autoencoder gives back what it takes, ℝ[8], but it gives ℝ[4]"'.
