/** W4: three wide layers, where all time goes into contractions. */
import type { LayerSpec, Workload } from '../workload.ts'

const layer: readonly LayerSpec[] = [{ kind: 'dense', outputs: 1024 }, { kind: 'tanh' }]

export const wide: readonly Workload[] = [
  {
    group: 'W4',
    title: '1024-1024 tanh-1024 tanh-1024 tanh, quadratic error, batch 256, SGD',
    task: {
      kind: 'learning',
      input: [1024],
      layers: [...layer, ...layer, ...layer],
      loss: 'quadratic',
      optimiser: { name: 'sgd', rate: 0.01 },
      batch: 256,
      batches: 1,
    },
    targets: [
      { peer: 'tensorflow-wasm', least: 14 },
      { peer: 'jax-float32', least: 1 },
      { peer: 'torch-float64-1', least: 1 / 3 },
    ],
  },
]
