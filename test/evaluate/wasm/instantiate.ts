import type { Module } from '../../../src/evaluate/wasm/encoder/index.ts'

type Exports = Readonly<Record<string, ((...values: readonly number[]) => number) | undefined>>

/** An instance of a module with a memory of so many pages, and functions of the host. */
export function instantiate(
  module: Module,
  pages: number,
  functions: Readonly<Record<string, (...values: never[]) => unknown>> = {},
): { readonly exports: Exports; readonly memory: WebAssembly.Memory } {
  const memory = new WebAssembly.Memory({ initial: pages })
  const compiled = new WebAssembly.Module(module.bytes({ pages, shared: false }))
  const { exports } = new WebAssembly.Instance(compiled, {
    host: { memory, ...functions } as WebAssembly.ModuleImports,
  })
  return { exports: exports as unknown as Exports, memory }
}

/** What kernels may ask of the host, where none of them does. */
export const hostless: Readonly<Record<string, (...values: never[]) => unknown>> = {
  compute: () => {
    throw new Error('no kernel asks the host to compute')
  },
  refuseIndex: () => {
    throw new Error('no kernel has an index')
  },
}
