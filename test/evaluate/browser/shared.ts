/** A layer large enough for threads to share it out: what it gives, as plain numbers. */
import { compile, explain, input, linear } from 'lensor'

/** How many of its loops are shared out, and what it gives. */
export interface Shared {
  readonly loops: number
  readonly numbers: readonly number[]
}

export function layer(threads: number): Shared {
  const run = compile(input(256).pipe(linear(128)).batch(64), { threads })
  const waves = (length: number): Float64Array => Float64Array.from({ length }, (_, index) => (index % 97) / 97)
  const [numbers] = run(waves(128 * 256), waves(64 * 256))
  return { loops: explain(run).loops.filter(({ parts }) => parts > 1).length, numbers: [...numbers] }
}
