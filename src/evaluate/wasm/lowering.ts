import type { Graph } from '../../graph/graph.ts'
import type { Hosting } from './host.ts'
import type { Kernel, NewRegion, Region } from './kernel.ts'

/** What a lowering makes beside kernels. */
export interface Lowering extends Hosting {
  readonly newRegion: NewRegion
}

/** The kernels of a graph, between regions of its inputs and of its outputs. */
export type KernelsOf = (
  graph: Graph,
  inputs: readonly Region[],
  outputs: readonly Region[],
  lowering: Lowering,
) => readonly Kernel[]
