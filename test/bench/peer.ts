/** What a peer is: a system that does tasks, as a good user of it would write them. */
import type { Data, Numbers } from './data.ts'
import type { Task } from './workload.ts'

/** A task that is ready to be done by a peer. */
export interface Runner {
  /** Back to the first parameters. */
  reset(): void | Promise<void>
  /** Does so many steps from the first batch on: how many microseconds they took, measured where the peer runs. */
  run(steps: number): number | Promise<number>
  /** The parameters as they are now, or the product of a contraction, in one list. */
  values(): Numbers | Promise<Numbers>
  close?(): void | Promise<void>
}

/** How a peer counts. */
export type Precision = 'float64' | 'float32' | 'bits'

/** A system that does tasks. */
export interface Peer {
  /** What targets call it. */
  readonly id: string
  /** What the page calls it, with its version. */
  readonly name: string
  readonly precision: Precision
  /** How many threads it was seen to use. */
  readonly threads: number
  /**
   * How far its parameters may be off after three steps, as `distance` counts; `undefined` where it does no task, but only
   * as much as one.
   */
  readonly tolerance: number | undefined
  /** The task made ready; `undefined` where the peer does not do it. */
  prepare(task: Task, data: Data): Promise<Runner | undefined>
}

/** A peer that this machine does not have. */
export interface Absence {
  readonly name: string
  readonly why: string
}

/** Times a loop in this process. */
export function timed(body: () => void): number {
  const started = performance.now()
  body()
  return 1000 * (performance.now() - started)
}

/** Many lists as one. */
export function joined(lists: readonly ArrayLike<number>[]): Float64Array {
  const all = new Float64Array(lists.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const list of lists) {
    all.set(list, at)
    at += list.length
  }
  return all
}
