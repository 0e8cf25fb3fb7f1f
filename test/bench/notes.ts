/** Why targets are missed, and what was tried. */

/** Words on what is missed beside one peer, or by one measure. */
interface Note {
  /** How the names of the workloads begin that it is about. */
  readonly workload: string
  /** How the name begins of what they are beside. */
  readonly beside: string
  readonly words: string
}

const singles =
  'jax-js counts in singles there, four to a vector where a double has two. A tile of sums takes about five cycles a step where ' +
  'four are ideal: V8 keeps all sums in registers, but loads what it multiplies by instructions of their own. Tiles of other ' +
  'shapes and more steps in a block were tried, and none was faster. Two threads are faster than it.'

const notes: readonly Note[] = [
  { workload: 'W2', beside: 'jax-js', words: singles },
  { workload: 'W4', beside: 'jax-js', words: singles },
  {
    workload: 'W5: a lookup table',
    beside: 'numpy',
    words:
      'The minterms are a balanced tree, and what is added up over them is added up by parts. The target was set against a numpy ' +
      'that took twice as long as this one.',
  },
  {
    workload: 'W',
    beside: 'compiling',
    words:
      'In a process that has compiled nothing before, V8 interprets most of the compiler; the same term again takes a third to a ' +
      'half of the time. Choices of tiles are kept, and code is flattened once; what is left is spread evenly over making the ' +
      'term, its passes, and writing code.',
  },
]

/** The words on a missed target, where there are some. */
export function noteOn(workload: string, against: string): string | undefined {
  return notes.find((note) => workload.startsWith(note.workload) && against.startsWith(note.beside))?.words
}
