/** Runs of the small learners, recorded. */
import { train } from 'lensor'
import type { Report } from 'lensor'
import { record } from 'lensor/report'
import type { Recording } from 'lensor/report'
import { circuit, circuitLearner, conjunction, learner, model, points } from '../learning/learners.ts'

/** All reports that come through a recording, and the recording. */
export interface Followed {
  readonly run: Recording
  readonly reports: readonly Pick<Report, 'step' | 'loss'>[]
}

async function followed(run: Recording & AsyncIterable<Pick<Report, 'step' | 'loss'>>): Promise<Followed> {
  const reports = []
  for await (const report of run) reports.push(report)
  return { run, reports }
}

/** The small network over ℝ, from a seed. */
export async function recordedNetwork(epochs = 20, title = 'Sides of a line'): Promise<Followed> {
  const options = { epochs, seed: 3 }
  const told = { title, learner, model, data: points, classes: ['below', 'above'], command: 'npm run sides' }
  return followed(record(train(learner, points, options), { ...told, ...options }))
}

/** The small circuit over ℤ₂, a report after each step; the conjunction is tested too. */
export async function recordedCircuit(): Promise<Followed> {
  const options = { epochs: 2, seed: 3, every: 1, shuffle: false }
  const told = { title: 'Conjunction', learner: circuitLearner, model: circuit, data: conjunction, test: conjunction }
  return followed(record(train(circuitLearner, conjunction, options), { ...told, ...options }))
}
