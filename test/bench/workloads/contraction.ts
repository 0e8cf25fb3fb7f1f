/** A contraction alone, beside the host's peak. */
import type { Workload } from '../workload.ts'

const size = 512

export const contraction: readonly Workload[] = [
  {
    group: 'contraction',
    title: 'the product of two matrices 512×512',
    task: { kind: 'contraction', size },
    targets: [
      { peer: 'jax-float64', least: 20 },
      { peer: 'torch-float64-1', least: 1 / 3 },
      { peer: 'host', least: 0.8 },
    ],
    rate: { perStep: 2 * size ** 3, unit: 'GFLOP/s' },
  },
]
