/** Ours. */
import { BitVector } from 'lensor'
import type { Peer } from '../peer.ts'
import { joined, timed } from '../peer.ts'
import { engine, resident } from '../ours.ts'

export const ours = 'lensor'

export const lensor: Peer = {
  id: ours,
  name: `lensor, engine '${engine.name}'`,
  precision: 'float64',
  threads: 1,
  isCompared: true,
  prepare: async (task, data) => {
    const process = resident(task, data)
    return {
      reset: () => process.reset(),
      run: (steps) => timed(() => process.run(steps)),
      values: () =>
        joined(process.values().map((value) => (value instanceof BitVector ? [...value] : (value as Float64Array)))),
    }
  },
}
