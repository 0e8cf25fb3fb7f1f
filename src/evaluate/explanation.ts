/** A part of an engine's memory that holds a value, in bytes. */
export interface ExplainedPlace {
  /** What it is called in the text of loops: what is shared `c`, states `s`, inputs `x`, outputs `y`, constants `k`, others `t`. */
  readonly name: string
  /** What it holds: an object in notation, and how that lies there where it is not in row-major order. */
  readonly holds: string
  /** Where it begins; inputs and outputs of steps lie behind all else. */
  readonly address: number | undefined
  readonly bytes: number
  /** The numbers of the first and the last loop that use it. */
  readonly used: readonly [first: number, last: number]
}

/** One loop of a compiled graph. */
export interface ExplainedLoop {
  /** The loop in readable text. */
  readonly text: string
  /** How many operations on numbers it does, or on words of bits. */
  readonly operations: number
  /** How many units its work has. */
  readonly units: number
  /** In how many parts threads share it out; 1 where one thread does it alone. */
  readonly parts: number
}

/** What an engine made of a graph. */
export interface Explanation {
  /** How many values the graph has, and how many it has after the passes that simplify it. */
  readonly values: { readonly given: number; readonly simplified: number }
  readonly loops: readonly ExplainedLoop[]
  readonly places: readonly ExplainedPlace[]
  /** The operations of all loops. */
  readonly operations: number
  /** The bytes of the arena, without those of inputs and outputs. */
  readonly bytes: number
  /** The bytes of the module. */
  readonly moduleBytes: number
  /** All of it as text. */
  toString(): string
}
