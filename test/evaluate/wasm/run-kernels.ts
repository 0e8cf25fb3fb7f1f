import { Module, pageSize } from '../../../src/evaluate/wasm/encoder/index.ts'
import type { Kernel, Region } from '../../../src/evaluate/wasm/kernel.ts'
import { doubleSize } from '../../../src/evaluate/wasm/kernel.ts'
import { instantiate } from './instantiate.ts'

/** Kernels in a memory of their own. */
export interface Running {
  /** The elements of a region. */
  elements(region: Region): Float64Array
  /** Does a kernel's units from one to before another. */
  run(kernel: Kernel, from: number, to: number): void
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
  for (const [index, kernel] of kernels.entries()) {
    const kinds = [...kernel.reads, ...kernel.writes, 'from', 'to'].map(() => 'i32' as const)
    const written = module.function(kinds, (params, newLocal) => {
      const [from, to] = params.slice(-2)
      if (from === undefined || to === undefined) throw new Error('a kernel has a range')
      return kernel.write({ addresses: params.slice(0, -2), from: from.get, to: to.get, newLocal })
    })
    module.export(String(index), written)
  }
  const { exports, memory } = instantiate(module, Math.ceil(end / pageSize) + 1)
  const numbers = new Map(kernels.map((kernel, index) => [kernel, String(index)]))
  return {
    elements: (region) => new Float64Array(memory.buffer, addresses.get(region), region.bytes / doubleSize),
    run(kernel, from, to) {
      const places = [...kernel.reads, ...kernel.writes].map((region) => addresses.get(region) ?? NaN)
      exports[numbers.get(kernel) ?? '']?.(...places, from, to)
    },
  }
}
