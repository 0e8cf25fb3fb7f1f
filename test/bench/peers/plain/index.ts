/** Plain loops over typed arrays, written by hand: what a step costs without any library. All values are held to these. */
import type { Data } from '../../data.ts'
import { tolerances } from '../../checksums.ts'
import type { Peer, Runner } from '../../peer.ts'
import { timed } from '../../peer.ts'
import type { Contraction } from '../../workload.ts'
import { bitSum, circuit, table } from './bits.ts'
import { learning } from './learning.ts'

export const plain: Peer = {
  id: 'plain',
  name: 'plain loops',
  precision: 'float64',
  threads: 1,
  tolerance: tolerances.float64,
  prepare: async (task, data) => {
    switch (task.kind) {
      case 'learning':
        return learning(task, data)
      case 'table':
        return table(task, data)
      case 'circuit':
        return circuit(task, data)
      case 'bitSum':
        return bitSum(task, data)
      case 'contraction':
        return contraction(task, data)
    }
  },
}

/** Rows times a number added to rows: every list is walked in its order. */
function contraction({ size }: Contraction, data: Data): Runner {
  const [left, right] = data.parameters as [Float64Array, Float64Array]
  const product = new Float64Array(size * size)
  return {
    reset: () => {},
    run: (steps) =>
      timed(() => {
        for (let done = 0; done < steps; done++) {
          product.fill(0)
          for (let row = 0; row < size; row++)
            for (let inner = 0; inner < size; inner++) {
              const factor = left[row * size + inner] as number
              for (let column = 0; column < size; column++)
                product[row * size + column] =
                  (product[row * size + column] as number) + factor * (right[inner * size + column] as number)
            }
        }
      }),
    values: () => product,
  }
}
