// A convolutional network on digits, and how it learns.
import {
  adam,
  channelBias,
  convolution,
  dense,
  descent,
  flatten,
  input,
  maxPooling,
  relu,
  softmaxCrossEntropy,
  supervised,
} from 'lensor'

const model = input(1, 28, 28)
  .pipe(convolution(32, 3))
  .pipe(channelBias)
  .pipe(relu)
  .pipe(maxPooling(2))
  .pipe(convolution(64, 4))
  .pipe(channelBias)
  .pipe(relu)
  .pipe(maxPooling(2))
  .pipe(flatten)
  .pipe(dense(10))

export const learner = supervised({
  model,
  batch: 64,
  loss: softmaxCrossEntropy,
  optimiser: adam({ rate: 1e-3 }),
  rate: descent(1),
})
