/** Kernels as functions of a module. */
import type { Function, I32, Local, Module, Statement } from './encoder/index.ts'
import { i32, run } from './encoder/index.ts'
import type { Kernel, Region } from './kernel.ts'

/** Writes kernels as functions; kernels of one key are one function. */
export function functionWriter(module: Module): (kernel: Kernel) => Function {
  const host = module.imported('compute', ['i32', 'i32'])
  const refuseIndex = module.imported('refuseIndex', ['f64', 'f64'])
  const known = new Map<string, Function>()
  const functionOf = (kernel: Kernel): Function => {
    const written = known.get(kernel.key)
    if (written !== undefined) return written
    const parts = (kernel.parts ?? []).map(functionOf)
    const params = [...kernel.reads, ...kernel.writes, 'from', 'to'].map(() => 'i32' as const)
    const made = module.function(params, (locals: readonly Local<'i32'>[], newLocal) => {
      const [from, to] = locals.slice(-2) as [Local<'i32'>, Local<'i32'>]
      const addresses = locals.slice(0, -2)
      return kernel.write({ addresses, from: from.get, to: to.get, newLocal, host, refuseIndex, parts })
    })
    known.set(kernel.key, made)
    return made
  }
  return functionOf
}

/** A kernel that does its work: all units, or those from one to before another. */
export function ran(
  kernel: Kernel,
  written: Function,
  addressOf: (region: Region) => I32,
  [from, to]: readonly [from: I32, to: I32] = [i32.constant(0), i32.constant(kernel.extent)],
): Statement {
  return run(written, ...[...kernel.reads, ...kernel.writes].map(addressOf), from, to)
}
