/** How learning is followed, and what it comes to. */
import type { Report } from 'lensor'
import type { Recording } from 'lensor/report'

/** How training is followed to its end: it gives the last report, and the loss of each. */
export type Follow = <R extends Pick<Report, 'epoch' | 'step' | 'stepsPerEpoch' | 'loss' | 'stepsPerSecond'>>(
  title: string,
  epochs: number,
  reports: AsyncIterable<R>,
) => Promise<{ readonly last: R; readonly losses: readonly number[] }>

/** What a learner came to. */
export interface Outcome {
  readonly learner: string
  /** The share of flowers that it gets right, and of which. */
  readonly accuracy: number
  readonly of: 'training' | 'test'
  /** The published share, where there is one. */
  readonly published?: number
  /** The loss of each report. */
  readonly losses: readonly number[]
  /** The value of a circuit with one output at each of its sixteen inputs, in the order of binary numbers. */
  readonly table?: readonly number[]
  /** What was recorded of its training. */
  readonly recording?: Recording
  /** The file in which the main job keeps the report of it. */
  readonly page?: string
}
