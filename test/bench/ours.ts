/** A step of a task as a process of an engine: what all steps share and the state stay where the engine computes. */
import { BitVector, graphOf } from 'lensor'
import type { Graph, Ports, Process } from 'lensor'
import { defaultEngine } from '../../src/evaluate/engines.ts'
import { processOf } from '../../src/evaluate/process.ts'
import type { Data, Numbers } from './data.ts'
import { stepOf } from './model.ts'
import { sizeOf } from './workload.ts'
import type { Task } from './workload.ts'

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
export function resident(task: Task, data: Data, threads = 1): Resident {
  const { step, given } = stepOf(task)
  const graph = graphOf(step.term)
  const processOn = (own: Graph, ports: Ports): Process => processOf(defaultEngine, own, ports, { threads })
  if (task.kind === 'contraction') return products(graph, data, processOn)

  const states = graph.inputs.length - given
  const first = graph.inputs.slice(0, states).map(({ wire }, index) => {
    // What the optimiser carries begins at zero; the parameters are last.
    const parameter = data.parameters[index - (states - data.parameters.length)]
    return parameter === undefined ? new Float64Array(sizeOf(wire.shape as readonly number[])) : stored(parameter)
  })
  const inputs = (data.labels.length === 0 ? [data.inputs] : [data.labels, data.inputs]).map(stored)
  const batches = task.kind === 'learning' ? task.batches : 1
  const { process, run } =
    batches === 1
      ? onOneBatch(graph, states, inputs, processOn)
      : onBatches(graph, states, inputs as Float64Array[], batches, processOn)
  return {
    reset: () => process.load(first),
    run,
    values: () => process.state().slice(states - data.parameters.length),
  }
}

/** Makes the process of a step. */
type ProcessOn = (step: Graph, ports: Ports) => Process

/** A process, and how it does so many steps. */
interface Running {
  readonly process: Process
  run(steps: number): void
}

/** Steps that see the same samples: X ⊗ S → S. */
function onOneBatch(
  { inputs, values, outputs }: Graph,
  states: number,
  samples: readonly unknown[],
  processOn: ProcessOn,
): Running {
  const step = { inputs: [...inputs.slice(states), ...inputs.slice(0, states)], values, outputs }
  const process = processOn(step, { shared: samples.length, states })
  process.share(samples)
  return { process, run: (steps) => void process.run(steps, []) }
}

/** Steps that see batch after batch, S ⊗ X → S: all of them in one call. */
function onBatches(
  step: Graph,
  states: number,
  samples: readonly Float64Array[],
  batches: number,
  processOn: ProcessOn,
): Running {
  const process = processOn(step, { shared: 0, states })
  const firstOf = (count: number): readonly Float64Array[] =>
    samples.map((all) => all.subarray(0, (all.length / batches) * count))
  return {
    process,
    run(steps) {
      for (let done = 0; done < steps; done += batches) {
        const count = Math.min(batches, steps - done)
        process.run(count, firstOf(count))
      }
    },
  }
}

/** The product of two matrices that stay where the engine computes. */
function products(graph: Graph, { parameters }: Data, processOn: ProcessOn): Resident {
  const process = processOn(graph, { shared: parameters.length, states: 0 })
  process.share(parameters)
  let product: readonly unknown[] = []
  return {
    reset: () => {},
    run: (steps) => {
      for (let done = 0; done < steps; done++) product = process.run(1, [])
    },
    values: () => product,
  }
}
