// The learner of the README, as the paper draws it.
import { adam, dense, descent, input, softmaxCrossEntropy, tanh } from 'lensor'

const model = input(4).pipe(dense(16)).pipe(tanh).pipe(dense(3))

export const learner = model
  .batch(16)
  .lens()
  .reparam(adam({ rate: 1e-2 }))
  .pipe(softmaxCrossEntropy)
  .pipe(descent(1))
