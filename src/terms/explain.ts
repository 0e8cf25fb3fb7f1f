import type { Explanation } from '../evaluate/explanation.ts'
import { EngineError } from '../objects/errors.ts'
import { printed, say } from '../objects/words.ts'

/** How what was compiled explains itself. */
const explanations = new WeakMap<object, () => Explanation | undefined>()

/** Remembers how something that was compiled explains itself. */
export function explainable<Compiled extends object>(
  compiled: Compiled,
  explain: () => Explanation | undefined,
): Compiled {
  explanations.set(compiled, explain)
  return compiled
}

export const uncompiledSentence = '✗ explain takes what compile or resident gave, but {value} came'
export const silentSentence = '✗ explain: the engine does not say what it made of the term'

/**
 * What an engine made of a term: its loops in readable text, what was fused into one, where each value lies, and how many
 * operations and bytes that is.
 *
 * It takes what `compile` or `resident` gave. Throws `EngineError` where something else came, or the engine does not explain
 * itself, as the reference engine does not.
 *
 * @example
 * ```ts
 * import { compile, explain, input, linear, tanh } from 'lensor'
 *
 * const { loops, operations } = explain(compile(input(4).pipe(linear(2)).pipe(tanh)))
 * loops.length // => 2
 * loops[1]?.text // => 'for i in 0..2: y0[i] = tanh(t0[i])'
 * operations // => 18
 * ```
 */
export function explain(compiled: object): Explanation {
  const made = explanations.get(compiled)
  if (made === undefined) throw new EngineError(say(uncompiledSentence, { value: printed(compiled) }))
  const explanation = made()
  if (explanation === undefined) throw new EngineError(silentSentence)
  return explanation
}
