import { Module, pageSize } from '../../../src/evaluate/wasm/encoder/index.ts'
import { functionWriter } from '../../../src/evaluate/wasm/functions.ts'
import type { Kernel, Region } from '../../../src/evaluate/wasm/kernel.ts'
import { hostless, instantiate } from './instantiate.ts'

/** Runs a kernel: `part` does its units from one and up to another. */
export type Share = (extent: number, part: (from: number, to: number) => void) => void

const whole: Share = (extent, part) => part(0, extent)

/** Kernels in a module of their own, as a function of bytes. */
export interface Running {
  /** The bytes of a region. */
  bytes(region: Region): Uint8Array<ArrayBuffer>
  /** Runs the kernels one after another. */
  run(share?: Share): void
}

/** An instance of kernels, in whose memory their regions lie one after another. Kernels of one key are one function. */
export function runKernels(kernels: readonly Kernel[], others: readonly Region[] = []): Running {
  const addresses = new Map<Region, number>()
  let end = 64
  for (const region of [...others, ...kernels.flatMap(({ reads, writes }) => [...reads, ...writes])]) {
    if (addresses.has(region)) continue
    addresses.set(region, end)
    end += Math.ceil(region.bytes / 64) * 64
  }
  const module = new Module()
  const functionOf = functionWriter(module)
  for (const kernel of new Map(kernels.map((kernel) => [kernel.key, kernel])).values())
    module.export(kernel.key, functionOf(kernel))
  const { exports, memory } = instantiate(module, Math.ceil(end / pageSize), hostless)
  const calls = kernels.map(({ key, reads, writes, extent }) => {
    const places = [...reads, ...writes].map((region) => addresses.get(region) as number)
    const part = (from: number, to: number): unknown => exports[key]?.(...places, from, to)
    return (share: Share): void => share(extent, part)
  })
  return {
    bytes: (region) => new Uint8Array(memory.buffer, addresses.get(region), region.bytes),
    run(share = whole) {
      for (const call of calls) call(share)
    },
  }
}
