import { Module, pageSize } from '../../../src/evaluate/wasm/encoder/index.ts'
import { functionWriter } from '../../../src/evaluate/wasm/functions.ts'
import type { Kernel, Region } from '../../../src/evaluate/wasm/kernel.ts'
import { doubleSize } from '../../../src/evaluate/wasm/kernel.ts'
import { hostless, instantiate } from './instantiate.ts'

/** Kernels in a memory of their own. */
export interface Running {
  /** The elements of a region. */
  elements(region: Region): Float64Array
  /** A function that does a kernel's units from one to before another. */
  runner(kernel: Kernel): (from: number, to: number) => void
}

/** An instance of kernels: their regions lie one after another. */
export function running(kernels: readonly Kernel[], regions: readonly Region[]): Running {
  const addresses = new Map<Region, number>()
  let end = 0
  for (const region of [...regions, ...kernels.flatMap(({ reads, writes }) => [...reads, ...writes])]) {
    if (addresses.has(region)) continue
    addresses.set(region, end)
    end += Math.ceil(region.bytes / 16) * 16
  }
  const module = new Module()
  const functionOf = functionWriter(module)
  for (const [index, kernel] of kernels.entries()) module.export(String(index), functionOf(kernel))
  const { exports, memory } = instantiate(module, Math.ceil(end / pageSize) + 1, hostless)
  return {
    elements: (region) => new Float64Array(memory.buffer, addresses.get(region), region.bytes / doubleSize),
    runner(kernel) {
      const places = [...kernel.reads, ...kernel.writes].map((region) => addresses.get(region) ?? NaN)
      const run = exports[String(kernels.indexOf(kernel))]
      if (run === undefined) throw new Error('the kernel has no function')
      const [first = 0, second = 0, third = 0, fourth = 0] = places
      // A call with its arguments spread costs more than a small kernel.
      if (places.length === 2) return (from, to) => void run(first, second, from, to)
      if (places.length === 3) return (from, to) => void run(first, second, third, from, to)
      return (from, to) => void run(first, second, third, fourth, from, to)
    },
  }
}
