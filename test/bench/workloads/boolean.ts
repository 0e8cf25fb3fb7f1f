/** W5: circuits over ℤ₂ that learn by reverse derivative ascent. */
import type { Workload } from '../workload.ts'

const bits = 2 ** 17

export const boolean: readonly Workload[] = [
  {
    group: 'W5',
    title: 'a lookup table of 2⁸ bits on 10 000 inputs, forward, reverse and update',
    task: { kind: 'table', inputs: 8, batch: 10_000 },
    targets: [{ peer: 'numpy-packed', least: 9 }],
  },
  {
    group: 'W5',
    title: 'linear over ℤ₂, 784-128-10, batch 1024, forward, reverse and update',
    task: { kind: 'circuit', sizes: [784, 128, 10], batch: 1024 },
    targets: [
      { peer: 'numpy-packed', least: 25 },
      { peer: 'numpy-russians', least: 9 },
    ],
  },
  {
    group: 'bits',
    title: 's ← s + x over ℤ₂, of 2¹⁷ bits, in cache',
    task: { kind: 'bitSum', length: bits },
    targets: [{ peer: 'host', least: 0.5 }],
    rate: { perStep: (3 * bits) / 8, unit: 'GB/s' },
  },
]
