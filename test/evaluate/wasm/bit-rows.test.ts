/** Rows of bits that are taken by their numbers: what the primitive means, at every place of a row in a word. */
import { Random, bit, gather, graphOf, morphism, real } from 'lensor'
import { describe, expect, test } from 'vitest'
import { bitKernels, hasBitKernel } from '../../../src/evaluate/wasm/bits/index.ts'
import type { Region } from '../../../src/evaluate/wasm/kernel.ts'
import { meaningOf } from '../../../src/graph/meaning.ts'
import { elements } from '../../../src/objects/wire.ts'
import { BitVector } from '../../../src/objects/bit-vector.ts'
import { backwards, runKernels } from './run-kernels.ts'

const newRegion = (name: string, bytes: number): Region => ({ name, bytes })
const bytesOfBits = (size: number): number => Math.ceil(size / 128) * 16

describe.each([
  [[5, 1], [7]],
  [[9], [3, 5]],
  [[4, 3], [1]],
  [[6, 31], [9]],
  [[6, 33], [9]],
  [[3, 64], [5]],
  [[3, 65], [5]],
  [[7, 100], [8]],
  [[5, 4, 32], [6]],
  [
    [5, 129],
    [2, 3],
  ],
  [[10, 784], [4]],
  [[1, 200], [3]],
  [[3, 0], [2]],
  [[3, 5], [0]],
] as const)('rows ℤ₂[%j] at ℝ[%j]', (table, index) => {
  const graph = graphOf(morphism([bit(...table), real(...index)], (rows, numbers) => [gather(rows, numbers)]).term)

  test.each([[undefined], [backwards]])('are those that are named', (share) => {
    expect(graph.values.every(hasBitKernel)).toBe(true)
    const random = new Random(3)
    const bits = Array.from({ length: elements(table) }, () => Math.floor(2 * random.uniform()))
    const numbers = Array.from({ length: elements(index) }, () => Math.floor(table[0] * random.uniform()))
    const [expected = []] = meaningOf(graph)([bits, numbers]) as number[][]
    const regions = [
      newRegion('table', bytesOfBits(bits.length)),
      newRegion('numbers', 8 * numbers.length),
      newRegion('result', bytesOfBits(expected.length)),
    ] as const
    const kernels = bitKernels(graph, regions.slice(0, 2), [regions[2]], newRegion)
    const running = runKernels(kernels, regions)
    const words = (list: readonly number[]): Uint8Array => new Uint8Array(BitVector.from(list).words.buffer)
    running.bytes(regions[2]).fill(0xa5)
    running.bytes(regions[0]).set(words(bits))
    running.bytes(regions[1]).set(new Uint8Array(Float64Array.from(numbers).buffer))
    running.run(share)
    const wanted = new Uint8Array(bytesOfBits(expected.length))
    wanted.set(words(expected))
    expect(running.bytes(regions[2])).toEqual(wanted)
  })
})
