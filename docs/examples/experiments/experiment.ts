/** What an experiment is: a function that learns, and gives the figures that it came to. */
import type { Follow } from '../outcome.ts'

/** A figure that an experiment came to, and the published one beside it, where there is one. */
export interface Figure {
  readonly of: string
  /** One for each seed. */
  readonly found: readonly number[]
  readonly published?: number | undefined
  /** Whether it is a share from 0 to 1, a count, or another number. */
  readonly unit: 'share' | 'count' | 'number'
}

/** An experiment under its name. Without a size it runs whole, as docs/experiments.md reports it. */
export interface Experiment {
  readonly name: string
  /** What it does, in one line. */
  readonly about: string
  /** The name of the picture of curves that it draws among the figures of the documentation, where it draws one. */
  readonly curves?: string
  run(follow: Follow): Promise<readonly Figure[]>
}
