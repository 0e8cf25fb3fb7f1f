import type { Graph } from '../graph/graph.ts'
import type { Explanation } from './explanation.ts'

/** A compiled graph: from the storages of its inputs to new storages of its outputs. It never changes its inputs. */
export interface Program {
  (inputs: readonly unknown[]): unknown[]
  /** What the engine made of the graph, where it says so. */
  explain?(): Explanation
}

/** How many wires of a step C ⊗ S ⊗ X → S ⊗ Y stand in C and in S. */
export interface Ports {
  /** How many wires C has: what all steps share. */
  readonly shared: number
  /** How many wires S has: what goes from step to step. */
  readonly states: number
}

/**
 * A step C ⊗ S ⊗ X → S ⊗ Y that is done again and again. What all steps share, and the state, stay where the engine
 * computes; values are storages. It keeps nothing that it is given, but a copy, and what it gives, it never changes.
 */
export interface Process {
  /** Takes what all steps share, a value for each wire of C. */
  share(values: readonly unknown[]): void
  /** Takes a state, a value for each wire of S. */
  load(state: readonly unknown[]): void
  /** The state, as new storages. */
  state(): unknown[]
  /** Does `count` steps. The values of X, and those of Y that it gives, have an axis of `count` in front. */
  run(count: number, inputs: readonly unknown[]): unknown[]
  /** What the engine made of the step, where it says so. */
  explain?(): Explanation
}

/** What an engine may make use of. */
export interface EngineOptions {
  /** How many threads may compute; 1 where nothing is said. An engine that has one alone need not heed it. */
  readonly threads?: number
}

/** An engine: it gives graphs a way to run. It knows wires and primitives, and nothing of terms or lenses. */
export interface Engine {
  readonly name: string
  compile(graph: Graph, options?: EngineOptions): Program
  /** The process of a step; where an engine has none of its own for it, it is made of the step's program. */
  process?(step: Graph, ports: Ports, options?: EngineOptions): Process | undefined
}
