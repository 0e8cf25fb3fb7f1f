/** W2: a network of two layers, shaped for the digits of MNIST. */
import type { Learning, Target, Workload } from '../workload.ts'

const network: Pick<Learning, 'kind' | 'input' | 'layers' | 'loss'> = {
  kind: 'learning',
  input: [784],
  layers: [{ kind: 'dense', outputs: 128 }, { kind: 'relu' }, { kind: 'dense', outputs: 10 }],
  loss: 'softmaxCrossEntropy',
}

const targets: Readonly<Record<string, readonly Target[]>> = {
  'SGD 128': [
    { peer: 'tensorflow-wasm', least: 5 },
    { peer: 'jax-float64', least: 14 },
    { peer: 'jax-float32', least: 1 },
    { peer: 'torch-float64-1', least: 1 / 2.5 },
  ],
  'Adam 128': [
    { peer: 'torch-float64-1', least: 1 / 2 },
    { peer: 'jax-float64', least: 14 },
  ],
}

export const mnist: readonly Workload[] = [32, 128, 512].flatMap((batch) =>
  (
    [
      ['SGD', { name: 'sgd', rate: 0.1 }],
      ['Adam', { name: 'adam', rate: 0.001 }],
    ] as const
  ).map(([name, optimiser]) => ({
    group: 'W2',
    title: `784-128 relu-10, softmax cross-entropy, batch ${batch}, ${name}`,
    task: { ...network, optimiser, batch, batches: 4 },
    targets: targets[`${name} ${batch}`] ?? [],
  })),
)
