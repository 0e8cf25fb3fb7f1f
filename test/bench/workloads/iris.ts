/** W1: a small network, shaped for the Iris flowers, where a step is over before a framework has begun. */
import type { Learning, Workload } from '../workload.ts'

const network: Pick<Learning, 'kind' | 'input' | 'layers' | 'loss'> = {
  kind: 'learning',
  input: [4],
  layers: [{ kind: 'dense', outputs: 16 }, { kind: 'tanh' }, { kind: 'dense', outputs: 3 }],
  loss: 'softmaxCrossEntropy',
}

export const iris: readonly Workload[] = [
  {
    group: 'W1',
    title: '4-16 tanh-3, softmax cross-entropy, batch 16, SGD',
    task: { ...network, optimiser: { name: 'sgd', rate: 0.1 }, batch: 16, batches: 9 },
    targets: [
      { peer: 'torch-float64-1', least: 20 },
      { peer: 'jax-float64', least: 50 },
      { peer: 'tensorflow-wasm', least: 90 },
      { peer: 'numpy', least: 7 },
      { peer: 'onnx', least: 3 },
    ],
  },
  {
    group: 'W1',
    title: '4-16 tanh-3, softmax cross-entropy, batch 150, Adam',
    task: { ...network, optimiser: { name: 'adam', rate: 0.01 }, batch: 150, batches: 1 },
    targets: [
      { peer: 'torch-float64-1', least: 5 },
      { peer: 'numpy', least: 2 },
      { peer: 'onnx', least: 1.4 },
      { peer: 'jax-float64', least: 10 },
    ],
  },
]
