import type { Graph } from '../graph/graph.ts'

/** A compiled graph: from the storages of its inputs to new storages of its outputs. It never changes its inputs. */
export type Program = (inputs: readonly unknown[]) => unknown[]

/** An engine: it gives graphs a way to run. It knows wires and primitives, and nothing of terms or lenses. */
export interface Engine {
  readonly name: string
  compile(graph: Graph): Program
}
