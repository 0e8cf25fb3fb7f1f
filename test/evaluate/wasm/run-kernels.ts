import { Module, pageSize } from '../../../src/evaluate/wasm/encoder/index.ts'
import { functionWriter } from '../../../src/evaluate/wasm/functions.ts'
import type { Kernel, Region } from '../../../src/evaluate/wasm/kernel.ts'
import { doubleSize } from '../../../src/evaluate/wasm/kernel.ts'
import { hostless, instantiate } from './instantiate.ts'

/** Runs a kernel: `part` does its units from one and up to another. */
export type Share = (extent: number, part: (from: number, to: number) => void) => void

/** All units at once. */
export const whole: Share = (extent, part) => part(0, extent)

/** Units one by one, the last first. */
export const backwards: Share = (extent, part) => {
  for (let unit = extent - 1; unit >= 0; unit--) part(unit, unit + 1)
}

/** Units in two parts, the second first. */
export const halves: Share = (extent, part) => {
  part(extent >> 1, extent)
  part(0, extent >> 1)
}

/** Kernels in a module and a memory of their own. */
export interface Running {
  /** The bytes of a region. */
  bytes(region: Region): Uint8Array<ArrayBuffer>
  /** The numbers of a region. */
  elements(region: Region): Float64Array<ArrayBuffer>
  /** Runs the kernels one after another. */
  run(share?: Share): void
}

/** What kernels run with, where it is not the usual. */
export interface Setting {
  /** Regions that lie where others do. */
  readonly aliases?: ReadonlyMap<Region, Region>
  /** What kernels may ask of the host. */
  readonly host?: typeof hostless
}

/** An instance of kernels, in whose memory their regions lie one after another. Kernels of one key are one function. */
export function runKernels(
  kernels: readonly Kernel[],
  others: readonly Region[] = [],
  { aliases = new Map(), host = hostless }: Setting = {},
): Running {
  const addresses = new Map<Region, number>()
  let end = 64
  for (const region of [...others, ...kernels.flatMap(({ reads, writes }) => [...reads, ...writes])]) {
    if (addresses.has(region) || aliases.has(region)) continue
    addresses.set(region, end)
    end += Math.ceil(region.bytes / 64) * 64
  }
  const addressOf = (region: Region): number => addresses.get(aliases.get(region) ?? region) as number
  const module = new Module()
  const functionOf = functionWriter(module)
  for (const kernel of new Map(kernels.map((kernel) => [kernel.key, kernel])).values())
    module.export(kernel.key, functionOf(kernel))
  const { exports, memory } = instantiate(module, Math.ceil(end / pageSize), host)
  for (const region of addresses.keys())
    if (region.data !== undefined) new Uint8Array(memory.buffer).set(region.data, addressOf(region))
  const calls = kernels.map(({ key, reads, writes, extent }) => {
    const places = [...reads, ...writes].map(addressOf)
    const part = (from: number, to: number): void => void (from < to && exports[key]?.(...places, from, to))
    return (share: Share): void => share(extent, part)
  })
  return {
    bytes: (region) => new Uint8Array(memory.buffer, addressOf(region), region.bytes),
    elements: (region) => new Float64Array(memory.buffer, addressOf(region), region.bytes / doubleSize),
    run(share = whole) {
      for (const call of calls) call(share)
    },
  }
}
