/** A step of a task as a process of an engine: what all steps share and the state stay where the engine computes. */
import { BitVector, graphOf, reference } from 'lensor'
import type { Engine, Graph, Wire } from 'lensor'
import type { Data, Numbers } from './data.ts'
import { stepOf } from './model.ts'
import { sizeOf } from './workload.ts'
import type { Task } from './workload.ts'

/** The engine that is measured: the default one. */
export const engine: Engine = reference

/** How a step is driven. */
interface Process {
  share(values: readonly unknown[]): void
  load(state: readonly unknown[]): void
  state(): unknown[]
  run(count: number, inputs: readonly unknown[]): unknown[]
}

/** The process of a step C ⊗ S ⊗ X → S ⊗ Y, made of its program. */
function processOf(engine: Engine, step: Graph, ports: { readonly shared: number; readonly states: number }): Process {
  const program = engine.compile(step)
  const given = step.inputs.slice(ports.shared + ports.states).map(({ wire }) => wire)
  let [shared, state]: (readonly unknown[])[] = [[], []]
  return {
    share: (values) => void (shared = values),
    load: (values) => void (state = values),
    state: () => [...(state as readonly unknown[])],
    run(count, inputs) {
      let outputs: unknown[] = []
      for (let at = 0; at < count; at++) {
        const values = inputs.map((value, index) => part(given[index] as Wire, value, at, count))
        const results = program([...(shared as readonly unknown[]), ...(state as readonly unknown[]), ...values])
        state = results.slice(0, ports.states)
        outputs = results.slice(ports.states)
      }
      return outputs
    },
  }
}

/** The value of one step among those of `count`, which lie one after another. */
function part({ shape }: Wire, value: unknown, at: number, count: number): unknown {
  if (count === 1) return value
  const size = sizeOf(shape as readonly number[])
  return (value as Float64Array).subarray(at * size, (at + 1) * size)
}

/** Numbers as a storage of ours. */
function stored(numbers: Numbers): Float64Array | BitVector {
  return numbers instanceof Float64Array ? numbers : BitVector.from(Array.from(numbers))
}

/** A step of a task that is ready to run. */
export interface Resident {
  /** Back to the first parameters. */
  reset(): void
  /** Does so many steps, a whole number of times all batches or fewer than that. */
  run(steps: number): void
  /** The parameters, or the product. */
  values(): readonly unknown[]
}

/** Compiles the step of a task, and lays its data where the engine computes. */
export function resident(task: Task, data: Data): Resident {
  const { step, given } = stepOf(task)
  const graph = graphOf(step.term)
  if (task.kind === 'contraction') {
    const process = processOf(engine, graph, { shared: given, states: 0 })
    process.share(data.parameters)
    let product: readonly unknown[] = []
    return {
      reset: () => {},
      run: (steps) => {
        for (let done = 0; done < steps; done++) product = process.run(1, [])
      },
      values: () => product,
    }
  }

  const states = graph.inputs.length - given
  const start = graph.inputs.slice(0, states).map(({ wire }, index) => {
    // What the optimiser carries begins at zero; the parameters are last.
    const parameter = data.parameters[index - (states - data.parameters.length)]
    return parameter === undefined ? new Float64Array(sizeOf(wire.shape as readonly number[])) : stored(parameter)
  })
  const inputs = (data.labels.length === 0 ? [data.inputs] : [data.labels, data.inputs]).map(stored)

  if (task.kind !== 'learning') {
    // The same inputs in all steps: they are what steps share, and stand in front.
    const process = processOf(engine, inFront(graph, states), { shared: given, states })
    process.share(inputs)
    return {
      reset: () => process.load(start),
      run: (steps) => void process.run(steps, []),
      values: () => process.state(),
    }
  }

  const process = processOf(engine, graph, { shared: 0, states })
  const firsts = (count: number): unknown[] =>
    inputs.map((all) => (all as Float64Array).subarray(0, (all.length / task.batches) * count))
  return {
    reset: () => process.load(start),
    run(steps) {
      for (let done = 0; done < steps; done += task.batches) {
        const count = Math.min(task.batches, steps - done)
        process.run(count, firsts(count))
      }
    },
    values: () => process.state().slice(states - data.parameters.length),
  }
}

/** A graph S ⊗ X → S as X ⊗ S → S. */
function inFront({ inputs, values, outputs }: Graph, states: number): Graph {
  return { inputs: [...inputs.slice(states), ...inputs.slice(0, states)], values, outputs }
}
