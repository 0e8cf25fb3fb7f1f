/** Ours. */
import { BitVector } from 'lensor'
import { tolerances } from '../checksums.ts'
import type { Peer } from '../peer.ts'
import { joined, timed } from '../peer.ts'
import { defaultEngine } from '../../../src/evaluate/engines.ts'
import { resident } from '../ours.ts'

export const ours = 'lensor'

const on = (threads: number, id: string): Peer => ({
  id,
  name: `lensor, ${defaultEngine.name}`,
  precision: 'float64',
  threads,
  tolerance: tolerances.float64,
  prepare: async (task, data) => {
    const process = resident(task, data, threads)
    return {
      reset: () => process.reset(),
      run: (steps) => timed(() => process.run(steps)),
      values: () =>
        joined(
          process.values().map((value) => (value instanceof BitVector ? Array.from(value) : (value as Float64Array))),
        ),
    }
  },
})

/** On one thread, and on two. */
export const lensor: readonly Peer[] = [on(1, ours), on(2, `${ours}-2`)]
