/** What rewritings of terms have in common: they take a map or a lens, and give one. */
import { LensorError } from '../objects/errors.ts'
import type { Say } from '../objects/words.ts'
import { say } from '../objects/words.ts'
import { Para, ParaLens } from './parametric.ts'
import type { Parts } from './term.ts'

export const termSentence = '✗ {name} takes a map or a lens; put a layer behind input first'

/** A map or a lens, else the sentence of the refusal. */
export type MapOrLens<Name extends string, Of> =
  Of extends Para<infer _P, infer _A, infer _B>
    ? Of
    : Of extends ParaLens<infer _P, infer _A, infer _B>
      ? Of
      : Say<typeof termSentence, { name: Name }>

/** What is made of a map or of a lens. Throws `LensorError` where the value is neither. */
export function rewritten(name: string, of: unknown, made: Parts): unknown {
  if (of instanceof Para) return new Para(made.term(of.term))
  if (of instanceof ParaLens) return new ParaLens(made.lens(of.term))
  throw new LensorError(say(termSentence, { name }))
}
