/** Training of the small network, as its tests ask for it. */
import type { Engine, Report, TrainOptions } from 'lensor'
import { reference, train } from 'lensor'
import { learner, points } from './learners.ts'

type Params = (typeof learner)['params']
export type Options = TrainOptions<Params>

/** A report without how fast it went, the one thing that a seed does not decide. */
export type Decided = Omit<Report<Params>, 'stepsPerSecond'>

/** All that an async iterator gives. */
export async function all<Given>(reports: AsyncIterable<Given>): Promise<Given[]> {
  const found: Given[] = []
  for await (const report of reports) found.push(report)
  return found
}

export async function trained(options: Options): Promise<Decided[]> {
  const reports = await all(train(learner, points, options))
  return reports.map(({ epoch, step, stepOfEpoch, stepsPerEpoch, carried, loss, parameters }) => ({
    epoch,
    step,
    stepOfEpoch,
    stepsPerEpoch,
    carried,
    loss,
    parameters,
  }))
}

/** The last report. */
export async function last(options: Options): Promise<Decided> {
  return (await trained(options)).at(-1) as Decided
}

/** The reference engine, which says to `seen` what each run is given, before it runs. */
export function watched(seen: (inputs: readonly unknown[]) => void): Engine {
  return {
    name: 'watched',
    compile(graph) {
      const program = reference.compile(graph)
      // Reading the parameters out of what is carried computes nothing, and is no step.
      if (graph.values.length === 0) return program
      return (inputs) => {
        seen(inputs)
        return program(inputs)
      }
    },
  }
}
