/** Kernels as functions of a module. */
import type { I32, Local, Module, NewLocal, Statement } from './encoder/index.ts'
import { i32, run, sequence } from './encoder/index.ts'
import type { Kernel, Region, Written } from './kernel.ts'

/** How many parameters a function of WebAssembly has at most, in every host. */
const mostParameters = 1000
const addressSize = 4

/** How many parameters the function of a kernel has: the addresses of its regions, from and to. */
const parametersOf = ({ reads, writes }: Kernel): number => reads.length + writes.length + 2

/** Whether a kernel has more parameters than a function may have: they then lie in a table. */
export const takesTable = (kernel: Kernel): boolean => parametersOf(kernel) > mostParameters

/** How many bytes the table takes in which kernels, and those that they run, find their parameters. */
export function bytesOfTable(kernels: readonly Kernel[]): number {
  return kernels.reduce((most, kernel) => {
    const own = takesTable(kernel) ? addressSize * parametersOf(kernel) : 0
    return Math.max(most, own, bytesOfTable(kernel.parts ?? []))
  }, 0)
}

/**
 * Writes kernels as functions; kernels of one key are one function.
 *
 * A function that takes its parameters from the table at an address reads them all before it does anything else, so one table
 * is enough for all functions.
 */
export function functionWriter(module: Module, table = 0): (kernel: Kernel) => Written {
  const host = module.imported('compute', ['i32', 'i32'])
  const refuseIndex = module.imported('refuseIndex', ['f64', 'f64'])
  const known = new Map<string, Written>()
  const functionOf = (kernel: Kernel): Written => {
    const written = known.get(kernel.key)
    if (written !== undefined) return written
    const parts = (kernel.parts ?? []).map(functionOf)
    const body = (given: readonly Local<'i32'>[], newLocal: NewLocal): Statement => {
      const [from, to] = given.slice(-2) as [Local<'i32'>, Local<'i32'>]
      const addresses = given.slice(0, -2)
      return kernel.write({ addresses, from: from.get, to: to.get, newLocal, host, refuseIndex, parts })
    }
    const params = Array.from({ length: parametersOf(kernel) }, () => 'i32' as const)
    const byTable = (_: readonly [], newLocal: NewLocal): Statement => {
      const given = params.map(newLocal)
      const read = given.map((local, place) => local.set(i32.load(i32.constant(table + addressSize * place))))
      return sequence(...read, body(given, newLocal))
    }
    const made = takesTable(kernel) ? { ...module.function([], byTable), table } : module.function(params, body)
    known.set(kernel.key, made)
    return made
  }
  return functionOf
}

/** A kernel that does its work: all units, or those from one to before another. */
export function ran(
  kernel: Kernel,
  written: Written,
  addressOf: (region: Region) => I32,
  [from, to]: readonly [from: I32, to: I32] = [i32.constant(0), i32.constant(kernel.extent)],
): Statement {
  const given = [...[...kernel.reads, ...kernel.writes].map(addressOf), from, to]
  const { table } = written
  if (table === undefined) return run(written, ...given)
  const told = given.map((value, place) => i32.store(i32.constant(table), value, addressSize * place))
  return sequence(...told, run(written))
}
