/** W3: a convolutional network, shaped for the digits of MNIST. */
import type { Workload } from '../workload.ts'

export const convolutional: readonly Workload[] = [
  {
    group: 'W3',
    title:
      '28×28, 32 kernels 3×3, relu, pool 2, 64 kernels 3×3, relu, pool 2, 10, softmax cross-entropy, batch 32, SGD',
    task: {
      kind: 'learning',
      input: [1, 28, 28],
      layers: [
        { kind: 'convolution', channels: 32, kernel: 3 },
        { kind: 'relu' },
        { kind: 'maxPooling', size: 2 },
        { kind: 'convolution', channels: 64, kernel: 3 },
        { kind: 'relu' },
        { kind: 'maxPooling', size: 2 },
        { kind: 'flatten' },
        { kind: 'dense', outputs: 10 },
      ],
      loss: 'softmaxCrossEntropy',
      optimiser: { name: 'sgd', rate: 0.05 },
      batch: 32,
      batches: 1,
    },
    targets: [
      { peer: 'jax-float64', least: 25 },
      { peer: 'plain', least: 5 },
      { peer: 'torch-float64-1', least: 1 / 3 },
    ],
  },
]
