import type { Graph } from '../../graph/graph.ts'
import type { Wire } from '../../objects/wire.ts'
import type { Engine, EngineOptions, Ports, Process, Program } from '../engine.ts'
import { simplified } from '../passes/passes.ts'
import { explained } from './explain.ts'
import type { Machine, Slot } from './machine.ts'
import { layoutOf, machineOf } from './machine.ts'
import { aligned, isResident, put, putAll, take, takeAll } from './storage.ts'
import type { Sharing } from './threads/share.ts'
import { alone, worthwhile } from './threads/share.ts'
import { hasThreads } from './threads/workers.ts'

/**
 * The engine that compiles a graph to WebAssembly with SIMD: one module, one memory, and a call allocates nothing but what it
 * gives.
 *
 * What is over ℝ are doubles, what is over ℤ₂ are packed bits; what is over another domain, or made by a primitive that it has
 * no loop for, is computed by its own meaning in the host. What it makes throws `EngineError` where there is no memory for it.
 *
 * @example
 * ```ts
 * import { compile, input, wasm } from 'lensor'
 *
 * compile(input(2), { engine: wasm })(Float64Array.of(1, 2)) // => [Float64Array.of(1, 2)]
 * ```
 */
export const wasm: Engine = engineSharing(worthwhile)

/** The engine whose threads share out kernels of so many cycles and more. */
export function engineSharing(least: number): Engine {
  const sharingOf = ({ threads = 1 }: EngineOptions = {}): Sharing => ({ threads, worthwhile: least })
  return {
    name: 'wasm',
    compile(graph, options) {
      const ports = { shared: graph.inputs.length, states: 0 }
      const { share, run, explain } = residing(graph, ports, sharingOf(options), take)
      const program: Program = (inputs) => {
        share(inputs)
        return run(1, [])
      }
      return Object.assign(program, { explain })
    },
    process(step, ports, options) {
      const isHere = [...step.inputs, ...step.outputs].every(({ wire }) => isResident(wire))
      return isHere ? residing(step, ports, sharingOf(options), takeAll) : undefined
    },
  }
}

type Take = (buffer: ArrayBufferLike, address: number, wire: Wire, count: number) => unknown

/** The process of a step; `takeOutput` says how what its steps give is taken. */
function residing(step: Graph, ports: Ports, sharing: Sharing, takeOutput: Take): Required<Process> {
  // A module is made when it is first needed: many terms are compiled that never run.
  let made: Machine | undefined
  const simpler = (): Graph => simplified(step)
  const ready = (): Machine => (made ??= machineOf(layoutOf(simpler(), ports, hasThreads() ? sharing : alone)))

  const fill = ({ layout, memory }: Machine, slots: readonly Slot[], values: readonly unknown[]): void => {
    for (const [index, { wire, region }] of slots.entries())
      if (isResident(wire)) put(memory.buffer, layout.addresses.get(region) as number, wire, values[index])
      else layout.hosting.held.set(region, wire.domain.storage.read(values[index]))
  }
  const held = ({ layout }: Machine, { wire, region }: Slot): unknown =>
    wire.domain.storage.write(layout.hosting.held.get(region) as readonly unknown[])

  return {
    share: (values) => fill(ready(), ready().layout.shared, values),
    load: (state) => fill(ready(), ready().layout.states, state),
    state() {
      const machine = ready()
      const { layout, memory } = machine
      return layout.states.map((slot) =>
        isResident(slot.wire)
          ? take(memory.buffer, layout.addresses.get(slot.region) as number, slot.wire)
          : held(machine, slot),
      )
    },
    run(count, inputs) {
      const machine = ready()
      const { layout, memory } = machine
      let end = layout.end
      const addresses = [...layout.inputs, ...layout.outputs].map(({ region }) => {
        const address = end
        end = aligned(address + region.bytes * count)
        return address
      })
      machine.reserve(end)
      for (const [index, { wire }] of layout.inputs.entries())
        putAll(memory.buffer, addresses[index] as number, wire, count, inputs[index])
      machine.run(count, addresses)
      return layout.outputs.map((slot, index) => {
        const address = addresses[layout.inputs.length + index] as number
        return isResident(slot.wire) ? takeOutput(memory.buffer, address, slot.wire, count) : held(machine, slot)
      })
    },
    explain: () => explained(step, simpler(), ready().layout),
  }
}
