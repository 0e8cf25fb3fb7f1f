import type { Graph } from '../../graph/graph.ts'
import type { Shape } from '../../objects/wire.ts'
import { over } from '../../objects/wire.ts'
import type { Engine, Ports, Process, Program } from '../engine.ts'
import { simplified } from '../passes/passes.ts'
import type { Layout, Machine, Slot } from './machine.ts'
import { layoutOf, machineOf } from './machine.ts'
import { aligned, isResident, put, take } from './storage.ts'

/**
 * The engine that compiles a graph to WebAssembly with SIMD: one module, one memory, and no allocation while it runs.
 *
 * What is over ℝ are doubles, what is over ℤ₂ are packed bits; what is over another domain, or made by a primitive from
 * outside, is computed by its own meaning in the host.
 *
 * @example
 * ```ts
 * import { compile, input, wasm } from 'lensor'
 *
 * compile(input(2), { engine: wasm })(Float64Array.of(1, 2)) // => [Float64Array.of(1, 2)]
 * ```
 */
export const wasm: Engine = {
  name: 'wasm',
  compile(graph: Graph): Program {
    const { share, run } = processor(graph, { shared: graph.inputs.length, states: 0 })
    return (inputs) => {
      share(inputs)
      return run(1, [], false)
    }
  },
  process(step: Graph, ports: Ports): Process {
    const processing = processor(step, ports)
    return { ...processing, run: (count, inputs) => processing.run(count, inputs, true) }
  },
}

/** A process whose values may also come without an axis in front, where it does one step. */
interface Processor extends Omit<Process, 'run'> {
  run(count: number, inputs: readonly unknown[], isStacked: boolean): unknown[]
}

function processor(graph: Graph, ports: Ports): Processor {
  let made: { readonly layout: Layout; readonly machine: Machine } | undefined
  // A module is made when it is first needed: many terms are compiled that never run.
  const ready = (): { readonly layout: Layout; readonly machine: Machine } => {
    if (made === undefined) {
      const layout = layoutOf(simplified(graph), ports)
      made = { layout, machine: machineOf(layout) }
    }
    return made
  }
  const fill = (slots: readonly Slot[], values: readonly unknown[]): void => {
    const { layout, machine } = ready()
    for (const [index, { wire, region }] of slots.entries())
      if (isResident(wire)) put(machine.memory.buffer, layout.addresses.get(region) as number, wire, values[index])
      else layout.hosting.held.set(region, wire.domain.storage.read(values[index]))
  }
  return {
    share: (values) => fill(ready().layout.shared, values),
    load: (state) => fill(ready().layout.states, state),
    state() {
      const { layout, machine } = ready()
      return layout.states.map(({ wire, region }) =>
        isResident(wire)
          ? take(machine.memory.buffer, layout.addresses.get(region) as number, wire)
          : wire.domain.storage.write(layout.hosting.held.get(region) as readonly unknown[]),
      )
    },
    run(count, inputs, isStacked) {
      const { layout, machine } = ready()
      let end = layout.end
      const addresses = [...layout.inputs, ...layout.outputs].map(({ region }) => {
        const address = aligned(end)
        end = address + region.bytes * count
        return address
      })
      machine.reserve(end - layout.end)
      const { buffer } = machine.memory
      for (const [index, { wire }] of layout.inputs.entries())
        put(buffer, addresses[index] as number, stacked(wire, count, isStacked), inputs[index])
      machine.run(count, addresses)
      return layout.outputs.map(({ wire, region }, index) =>
        isResident(wire)
          ? take(machine.memory.buffer, addresses[layout.inputs.length + index] as number, stacked(wire, count, isStacked))
          : wire.domain.storage.write(layout.hosting.held.get(region) as readonly unknown[]),
      )
    },
  }
}

const stacked = (wire: Slot['wire'], count: number, isStacked: boolean): Slot['wire'] =>
  isStacked ? over(wire.domain, [count, ...(wire.shape as Shape)]) : wire

